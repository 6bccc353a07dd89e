import sys

DIGITS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def roman(number):
    text = ""
    for value, digit in DIGITS:
        text += digit * (number // value)
        number %= value
    return text


def main():
    print(*(roman(int(word)) for word in sys.argv[1:]))
