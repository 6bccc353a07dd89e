module example.com/untidy

go 1.21
