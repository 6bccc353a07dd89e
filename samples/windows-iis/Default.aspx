<%@ Page Language="C#" %>
<%= DateTime.Now %>
