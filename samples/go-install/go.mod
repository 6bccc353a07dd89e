module example.org/tools/greeter

go 1.26
