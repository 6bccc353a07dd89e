module example.org/shop/inventory/v2

go 1.26
