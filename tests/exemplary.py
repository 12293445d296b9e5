# ruff: noqa: E501 - a paragraph of a pack is one line
"""A small pack on which the proofreader has nothing to remark, and ways to plant a fault in it."""

import re

from moving_cities.atlas.documents import Document
from moving_cities.atlas.segments import segments
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.proofreading import Limits
from moving_cities.pack.reading import read_files

LIMITS = Limits(profile_words=(40, 200), approach_words=(20, 80))
"""The usual limits, but for the lengths of whole texts, so that the pack can be read at a glance."""

TABLES = {
    "pack.toml": 'format = 1\nas_of = "2024-05"\nlanguages = ["en", "de", "fr", "pl", "el", "ar"]\n',
    "countries.csv": "id\nbe\nit\npl\n",
    "cities.csv": """\
id,country_id,name_local,latitude,longitude,is_featured,geonames_id,wikidata_id,lau_id,nuts3_id,population,population_source,note
gdansk,pl,Gdańsk,54.35227,18.64912,,,,,,,,
gent,be,Gent,51.05,3.71667,yes,,,,,,,
napoli,it,Napoli,40.85,14.26,,,,,,,,
""",
    "networks.csv": """\
id,name,short_name,kind,country_id,founded,website,source_id,declared_size
eurocities,Eurocities,Eurocities,transnational,,1986,https://eurocities.eu,s-1,over 200 cities
""",
    "memberships.csv": "network_id,city_id,status,since_year,source_id,retrieved,name_in_source,note\n",
    "topics.csv": "id\n",
    "approaches.csv": """\
id,city_id,topic_ids,start_year,end_year,standing,initiated_by,source_ids
gent-taskforce,gent,,2015,,running,joint,s-1 s-2
""",
    "sources.csv": """\
id,url,title,publisher,published_year,retrieved,language
s-1,https://example.org/members,Members,Eurocities,2024,2024-05,en
s-2,https://example.org/taskforce,Taskforce,City of Ghent,2017,2024-05,nl
""",
    "pages.csv": "id,position\n",
    "news.csv": "id,published_on,country_id\n",
    "glossary.csv": """\
concept,language,term,forms,avoid
asylum-seeker,de,Asylsuchende,Asylsuchend*,Asylant*
asylum-seeker,en,asylum seeker,asylum seekers,
asylum-seeker,pl,osoba ubiegająca się o azyl,osob* ubiegając* się o azyl,
""",
    "names.csv": """\
kind,id,language,name
city,gdansk,de,Danzig
city,gdansk,el,Γκντανσκ
city,gent,en,Ghent
city,gent,fr,Gand
city,gent,pl,Gandawa
city,gent,el,Γάνδη
city,gent,ar,غنت
city,napoli,en,Naples
city,napoli,de,Neapel
city,napoli,pl,Neapol
city,napoli,el,Νάπολη
city,napoli,ar,نابولي
""",
    "slugs.csv": "kind,id,language,slug\n",
    "aliases.csv": "path,language,kind,id\n",
}

CITY = "texts/city/gent"
APPROACH = "texts/approach/gent-taskforce"

TEXTS = {
    f"{CITY}/en.md": """\
+++
source = true
origin = "human"

[[block]]
id = "head"
kind = "head"

[[block]]
id = "takeaway-1"
kind = "takeaway"
as_of = "2017-03"

[[block]]
id = "unique"
kind = "section"
heading_key = "unique"
as_of = "2017-03"

[[block]]
id = "changes"
kind = "section"
heading_key = "changes"
as_of = "2023"

[[block]]
id = "voice"
kind = "quote"
speaker = "Rudy Coddens"
as_of = "2017"
source_ids = ["s-2"]

[[block]]
id = "limits"
kind = "section"
is_unsourced = true
+++

## [head]
:title: Ghent
:subtitle: Where city hall and volunteers sit at one table
:summary: Since 2015 Ghent has planned the reception of newcomers together with citizens' groups.

## [takeaway-1]

City services and citizens' groups plan together, and the [Migratieforum]{nl} (Migration Forum) keeps them at one table.[^s-2]

## [unique]
:lead: Planning with those who help:

In August 2015 the politician Rudy Coddens and ten groups began to prepare for new arrivals with money of the EU.[^s-1] In 2014 the city had 250,284 inhabitants, 2.5 % of them asylum seekers.[^s-2]

- Three groups did the work, as in Naples and Gdańsk, two cities of [Eurocities](atlas:network/eurocities).[^s-1]

Our sources do not say how many came after 2017.

## [changes]
:lead: New tasks for the city:

In the 1990s the city began, and in 2023 its plan for 2024 to 2030 was made with [Fedasil]{nl}.[^s-2]

## [voice]

We plan with everybody who lives in this city today.

## [limits]
:heading: What is not known

Nobody has studied what became of the people who came at that time.
""",
    f"{CITY}/pl.md": """\
+++
origin = "human"

[made_from]
+++

## [head]
:title: Gandawa
:subtitle: Gdzie ratusz i wolontariusze siedzą przy jednym stole
:summary: Od 2015 r. Gandawa planuje przyjmowanie nowych mieszkańców wspólnie z grupami obywatelskimi.

## [unique]
:lead: Planowanie z tymi, którzy pomagają:

W sierpniu 2015 r. polityk Rudy Coddens i 10 grup zaczęli przygotowania na przyjazd kolejnych osób za pieniądze UE.[^s-1] W 2014 r. miasto liczyło 250 284 mieszkańców, z tego 2,5% to osoby ubiegające się o azyl.[^s-2]

- Pracę wykonały trzy zespoły, tak jak w Neapolu i Gdańsku, dwóch miastach [Eurocities](atlas:network/eurocities).[^s-1]

Nasze źródła nie mówią, ile osób przybyło po 2017 r.

## [changes]
:lead: Nowe zadania miasta:

Miasto zaczęło w latach 90. XX wieku, a w 2023 r. powstał z [Fedasil]{nl} jego plan na lata 2024–2030.[^s-2]
""",
    f"{CITY}/de.md": """\
+++
origin = "human"

[made_from]
+++

## [unique]
:lead: Planen mit denen, die helfen:

Im August 2015 begannen der Politiker Rudy Coddens und zehn Gruppen mit Geld der EU, sich auf neu Ankommende vorzubereiten.[^s-1] 2014 hatte die Stadt 250.284 Menschen, davon 2,5 % Asylsuchende.[^s-2]

- Drei Gruppen leisteten die Arbeit, wie in Neapel und in Danzig, zwei Städten von [Eurocities](atlas:network/eurocities).[^s-1]

Unsere Quellen sagen nicht, wie viele nach 2017 kamen.
""",
    f"{CITY}/el.md": """\
+++
origin = "human"

[made_from]
+++

## [unique]

Τον Αύγουστο του 2015 ο πολιτικός Ρούντι Κόντενς και δέκα ομάδες άρχισαν με χρήματα της ΕΕ να προετοιμάζονται για νέες αφίξεις.[^s-1] Το 2014 η πόλη είχε 250.284 κατοίκους, 2,5 % από αυτούς αιτούντες άσυλο.[^s-2]

- Τρεις ομάδες έκαναν τη δουλειά, όπως στη Νάπολη και στο Γκντανσκ, δύο πόλεις του [Eurocities](atlas:network/eurocities).[^s-1]

Οι πηγές μας δεν λένε πόσοι ήρθαν μετά το 2017.
""",
    f"{CITY}/ar.md": """\
+++
origin = "human"

[made_from]
+++

## [unique]

في أغسطس ٢٠١٥ بدأ السياسي رودي كودنس وعشر مجموعات الاستعداد لاستقبال وافدين جدد بأموال الاتحاد الأوروبي.[^s-1] وفي عام 2014 كان عدد سكان المدينة 250 284 نسمة، 2.5 % منهم من طالبي اللجوء.[^s-2]

- تولت العمل ثلاث مجموعات، كما في نابولي وفي غدانسك، وهما من مدن [Eurocities](atlas:network/eurocities).[^s-1]

لا تقول مصادرنا كم شخصا جاء بعد عام 2017.
""",
    f"{APPROACH}/en.md": """\
+++
source = true
origin = "human"

[[block]]
id = "head"
kind = "head"

[[block]]
id = "operation"
kind = "section"
heading_key = "operation"
as_of = "2017"
source_ids = ["s-2"]

[[block]]
id = "outcome"
kind = "section"
heading_key = "outcome"
as_of = "2017"

[[block]]
id = "transfer"
kind = "transfer"
+++

## [head]
:title: Taskforce

## [operation]

Three working groups of the city and of volunteers met every month from 2015 on.

## [outcome]

The city wrote a handbook in 2017, and others took it up.[^s-2]

## [transfer]
:led_by: City of Ghent
""",
}


def planted(file: str, old: str, new: str, *, is_outdating: bool = False) -> Atlas:
    """The exemplary atlas with one change in one file.

    Args:
        file: the file of the pack.
        old: what stands there, once.
        new: what is to stand there.
        is_outdating: whether translations keep the hashes of what the source said before.
    """
    files = TABLES | TEXTS
    assert files[file].count(old) == 1, f"“{old}” must stand once in {file}"
    changed = files | {file: files[file].replace(old, new)}
    return _atlas(changed, hashed_from=files if is_outdating else changed)


def exemplary() -> Atlas:
    """The atlas of the exemplary pack."""
    return _atlas(TABLES | TEXTS, hashed_from=TABLES | TEXTS)


def _atlas(files: dict[str, str], hashed_from: dict[str, str]) -> Atlas:
    hashes = {f"texts/{one.kind}/{one.id}": _hashes(one) for one in _sources_only(hashed_from).documents}
    filled = {file: _filled(text, hashes.get(file.rpartition("/")[0], {})) for file, text in files.items()}
    return read_files({file: text.encode() for file, text in filled.items()})


def _sources_only(files: dict[str, str]) -> Atlas:
    kept = {file: text.encode() for file, text in files.items() if "[made_from]" not in text}
    return read_files(kept)


def _hashes(document: Document) -> dict[str, str]:
    return {segment.key.path: segment.hash for segment in segments(document)}


def _filled(text: str, hashes: dict[str, str]) -> str:
    """The file of a translation with the hash of each segment that it translates."""
    paths: list[str] = []
    for block, body in re.findall(r"^## \[(.+?)\]\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL):
        paths += [f"{block}.{name}" for name in re.findall(r"^:(\w+):", body, re.MULTILINE)]
        paths += [f"{block}.text"] * bool(re.sub(r"^:\w+:.*$", "", body, flags=re.MULTILINE).strip())
    lines = "\n".join(f'"{path}" = "{hashes.get(path, "0" * 16)}"' for path in paths)
    return text.replace("[made_from]", f"[made_from]\n{lines}", 1)
