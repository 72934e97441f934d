#!/usr/bin/env python3
"""Prints a roster of N invented learners who all pass. The same N gives the same bytes, and a longer roster begins like a shorter one.

    Benchmarks/make-roster.py 100000 > roster.csv
"""

import datetime
import random
import sys
import unicodedata

FIRST = """
Abel Adaeze Ágnes Aiko Aisling Alejandro Alžběta Amara Amélie Anaïs Andrei Anneke Anselm Antônia Åsa Astrid Aurélie Ayşe Bálint Beatriz
Bjørn Bogdan Branislav Brígida Camille Carys Céline Chiamaka Cillian Clémence Daiva Dariusz Đorđe Dilnoza Édouard Efe Eilidh Elif Eñaut
Estevão Eszter Fadumo Faisal Fátima Fionnuala Fjóla Florêncio Françoise Gábor Garikai Gintarė Giuseppe Gökçe Grzegorz Guðrún Gwenllian
Hanna Héctor Heloísa Henrike Hinemoa Ibrahim Ilze Imani Inês Iñaki Iwona Jadwiga Jean-Luc Joaquín Jørgen Józef Jürgen Kaija Kalani
Katarína Kęstutis Khadija Kwabena László Leilani Léonie Līga Linh Lorenzo Lucía Łukasz Maeve Mahmoud Małgorzata Marie-Noëlle Maël
Mathilde Matouš Mehmet Mercè Mihai Ming Moana Naoki Nela Niamh Nikolett Noémi Nuno Oddný Olamide Ondřej Óscar Oyelaran Paulína Peadar
Pelin Piotr Priya Quentin Radosław Rasmus Renāte Rhiannon Róisín Rosângela Rūta Saoirse Sébastien Selma Siobhán Solveig Søren Stanisław
Świętosława Şebnem Tadeáš Tāne Thandiwe Þóra Tiago Tomáš Ugochi Ülle Uxía Václav Valentina Viðar Vígdís Vytautas Wanjiru Wilhelmína
Xabier Xiomara Yannick Yetunde Yiğit Zahra Zofia Zoë Żaneta
""".split()

LAST = """
Abernathy Acheampong Ágústsdóttir Åkerlund Albuquerque Almássy Andersen Aráoz Bäckström Balážová Bartoš Begum Bērziņš Björnsson Bùi
Cárdenas Castellà Çelik Chaudhary Ciobanu Conceição Côté Cruickshank Czarnecki Dąbrowska D’Angelo Delacroix Diallo Dvořák Eberhardt
Eguía Ekström Etxeberria Falcão Fernández Fitzgerald Folarin Fröhlich Gallagher Gębicki Ghedini Girdžijauskas Gómez Grünewald
Guðmundsson Haddad Håkansson Hernández Hlaváček Horváth Hughes Ibáñez Iglesias Ionescu Iwu Jóhannesson Jørgensen Kamau Kaplan
Kazlauskienė Keahi Këlliçi Kjærgaard Kovács Kristinsdóttir Krzyżanowski Küçük Laurinčiukaitė Lefèvre Lindqvist Llywelyn Löwe Mac~Giolla
Magalhães Māhina Markovič Martínez Matsuda Mbeki Mińska Mokoena Møller Moreau Müller Mwangi Nakamura Németh Ngata Nguyễn Nilsen Ní~Bhriain
Novotná O’Donoghue O’Sullivan Okafor Olaniyan Ólafsson Ørsted Özdemir Pálsson Papp Pereira Petrauskas Pham Popović Přibyl Quiñones
Räsänen Rebelo Rögnvaldsson Rodríguez Šafránek Saint-Pierre Sánchez Schäfer Şahin Silva Škvorecký Söderberg Stępień Szabó Štěpánek Tamás
Tchaikovska Thibault Þorsteinsson Tóth Tremblay Tūhoe Türkoğlu Ugarte Urbonaitė Vågen Valdés Van~den~Berg Vasconcelos Vlček
Vrijlandt Wałęsa Whitcombe Wiśniewski Wójcik Xifré Yıldırım Yeboah Zając Žilinskas Zúñiga
""".split()

COHORTS = ("Atlantic", "Indian", "Pacific", "Southern")
DAYS = [(datetime.date(2026, 2, 2) + datetime.timedelta(days=n)).isoformat() for n in range(180)]
TWISTED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d", "æ": "ae", "ß": "ss"})


def plain(name):
    """Lower-case ASCII letters, as usernames have them."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(TWISTED))
    return "".join(c for c in folded if "a" <= c <= "z")


def rows(count):
    pick = random.Random(20260202).random
    first = [(name, plain(name)) for name in FIRST]
    last = [(name.replace("~", " "), plain(name)) for name in LAST]
    for n in range(1, count + 1):
        given, given_plain = first[int(pick() * len(first))]
        family, family_plain = last[int(pick() * len(last))]
        initial = "ABCDEFGHJKLMNOPRSTVW"[int(pick() * 20)] + ". " if pick() < 0.2 else ""
        username = f"{given_plain}.{family_plain}.{n}"
        grade = 60 + int(pick() * 41)
        yield (
            f"{username},{given} {initial}{family},{username}@learners.northfield.example,verified,{grade}%,verified,"
            f"{DAYS[int(pick() * len(DAYS))]},en,{COHORTS[int(pick() * 4)]}\n"
        )


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(f"usage: {sys.argv[0]} N")
    write = sys.stdout.buffer.write
    write(b"username,name,email,track,grade,verification,completed,language,cohort\n")
    for row in rows(int(sys.argv[1])):
        write(row.encode())


if __name__ == "__main__":
    main()
