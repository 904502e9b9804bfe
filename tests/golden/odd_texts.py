"""Texts that no form has: empty, broken, endless, or the same sign over and over."""

SMALL = {
    "empty": b"", "blank": b" \n\t\r\n\x0c", "no newline": b"1. Name?", "bom": b"\xef\xbb\xbf",
    "nul": b"1. Name?\n\nA\x00nna\n", "bad utf-8": b"1. N\xff\xfe\xc3?\n\nAnna\n",
    "cr": b"1. Name?\r\rAnna\r\r2. Town?\r\rUlm\r",
    "utf-16": "1. Name?\n\nAnna\n\n2. Town?\n\nÜlm\n".encode("utf-16"),
    "latin-1": "1. Où?\n\nÀ côté, là où l'été ne finit jamais.\n\n2. Qui?\n\nMoi\n".encode("latin-1"),
}


# Texts of some hundred kilobytes, for a scale of 1, that would show time that grows with the square.
GROWING = {
    "long line": lambda n: b"1. Name?\n\n" + b"Law on x, https://a.example.org/ (1) [x] No. 1 " * (200_000 * n),
    "brackets": lambda n: b"(" * (300_000 * n),
    "quotes": lambda n: b'"Law ' * (100_000 * n),
    "bullets": lambda n: b"- " * (300_000 * n),
    "numbers": lambda n: b"".join(b"%d. a\n" % i for i in range(1, 60_000 * n)),
    "scales": lambda n: b"1. a    1  2  [3]  4\n" * (40_000 * n),
    "boxes": lambda n: "☐".encode() * (200_000 * n),
    "comment": lambda n: b"<!--" * (100_000 * n),
    "stars": lambda n: b"*" * (300_000 * n),
    "html": lambda n: b"<html>" + b"<p>&amp&" * (60_000 * n),
    "open tags": lambda n: b"<body>" + b'<a href="' * (40_000 * n),
    "cells": lambda n: b"<html>" + b"<td>1" * (60_000 * n),
    "wiki": lambda n: b"{|\n" + b"| [[a || " * (60_000 * n),
    "wiki lines": lambda n: b"{|\n" + b"| a || b\n" * (60_000 * n),
    "pipes": lambda n: b"|a|b|\n|---|---|\n" + b"|1|x|\n" * (40_000 * n),
    "grid": lambda n: b"+--+--+\n| a | b |\n" * (30_000 * n),
    "letters": lambda n: b"(a) b?\n\n" * (40_000 * n),
    "signs": lambda n: b"o Yes\nx No\n" * (40_000 * n),
    "hyphens": lambda n: b"word-\nword\n" * (40_000 * n),
    "shared": lambda n: b"1. a? b 3. C? d\n" + b"5. E? f 6. G? h 7. I? j\n" * (20_000 * n),
    "gaps": lambda n: b"1. a?     9. B?\n" * (30_000 * n),
    "marks": lambda n: b"Yes\nX\nNo\n" * (30_000 * n),
    "pointing": lambda n: b"1. a?\n\n" + b"the Act, Law on Rivers, this Regulation " * (8_000 * n),
    "pinpoints": lambda n: b"1. a?\n\n" + b"Article 5, section 6(1) of the Act and " * (8_000 * n),
    "names": lambda n: b"1. a?\n\n" + b'Rivers Act 1911 (the "RA"), s. 5 RA ' * (8_000 * n),
    "law brackets": lambda n: b"1. a?\n\n" + b"Law (Article (1)(" * (16_000 * n),
    "sections": lambda n: "§ 5 Abs. 1, ".encode() * (40_000 * n),
    "articles": lambda n: b"Article 5, " * (40_000 * n),
    "laws": lambda n: b"Law No. 5 of 2010, " * (30_000 * n),
    "emphasis": lambda n: b"1. a? " + b"*b " * (400_000 * n) + b"\n\nc\n\n2. d?\n\ne\n\n3. f?\n\ng\n",
    "at signs": lambda n: b"a@" * (200_000 * n),
    "dots": lambda n: b"a." * (200_000 * n),
    "slashes": lambda n: b"http://" * (100_000 * n),
}
