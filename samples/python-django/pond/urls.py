from django.conf import settings
from django.http import HttpResponse
from django.urls import path


def frogs(request):
    return HttpResponse("three frogs\n", content_type="text/plain")


def leaf(request):
    """A collected file, as a server in front would deliver it."""
    return HttpResponse((settings.STATIC_ROOT / "pond" / "leaf.txt").read_text(), content_type="text/plain")


urlpatterns = [path("", frogs), path("leaf", leaf)]
