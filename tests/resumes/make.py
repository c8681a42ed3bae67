"""How were the résumés in files/ made? Run this again to make them anew: each by the tool that its name ends in.

Needs what the tests do not: reportlab, fpdf2, python-docx and chromium. Every person, firm and address is
invented; the files are checked in, so that nobody needs the tools to run the tests.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import zipfile
from pathlib import Path

FILES = Path(__file__).parent / "files"

PLAIN = """\
Robin Example
robin@example.com | +00 000 0000 | https://example.com/robin

Profile
Data scientist with six years in retail. Looking forward to learning Rust.

Work experience
Senior data scientist, Northwind Ltd, 2021 - today
* Forecast demand with Python, pandas and scikit-learn; reports in Tableau.
* Moved nightly jobs from cron to Airflow.
* Explained A/B tests to people who decide.

Analyst at Snowflake, 2018 - 2021
* Wrote SQL for twenty dashboards, then taught others to.

Education
MSc Statistics, Example University

Hobbies
Go (the board game), Swift boats, cooking as a chef
"""

TWO_COLUMNS = """\
                         SAM SAMPLE
              sam@example.org - www.example.org

TECHNICAL SKILLS              EMPLOYMENT
Java, Kotlin                  Contoso GmbH, backend engineer
Spring Boot                   2019 - 2024
Apache                        Built order services that speak
Kafka                         gRPC, with tests from the first
PostgreSQL                    day. On call for Kubernetes
Docker                        clusters of forty nodes.

LANGUAGES                     Fabrikam, developer
German, English               2016 - 2019
                              Kept a shop alive on MySQL and
                              Redis. No experience with COBOL
                              was needed, luckily.
"""

PIPED = """\
# Alex Muster

alex.muster@example.net

## Skills

| Area      | Tools                     | Level    |
|-----------|---------------------------|----------|
| Languages | TypeScript, JavaScript    | expert   |
| Front end | React, Redux, Tailwind CSS| advanced |
| Testing   | Cypress, Jest             | 3 years  |
| Design    | Figma                     | basic    |

## Projects

- **Timetable**: a *Next.js* site with a GraphQL interface, deployed on Vercel.
- **Flow**: a board for cards, in Vue.js.

## Interests

Rust in old cars, spark plugs, React quickly to weather
"""

LETTERED = """\
KIM BEISPIEL
1 Ruby Road, Exampletown - kim@example.com

SUMMARY: Platform engineer. Keen to learn Haskell.

CORE COMPETENCIES
Terraform; Ansible; Linux; Bash; Prometheus; Grafana; Go; AWS (5 years)

EXPERIENCE
2020-2024  Platform engineer, Wingtip Toys
  Ran GitHub Actions for 60 repositories. Cut the bill of Amazon
  Web Services by a third. Never used Azure.
2017-2020  Administrator, Example Institute
  Jenkins, Nginx and many shell scripts.

REFERENCES
Chef Oracle, Perl Street 3
"""

HTML = """<!doctype html><meta charset="utf-8"><style>
body{font:10pt sans-serif;margin:0;display:grid;grid-template-columns:32% 68%}
aside{background:#eef;padding:12pt}main{padding:12pt}h1{font-size:16pt;margin:0}h2{font-size:11pt}ul{padding-left:12pt}
</style><aside><h1>Noor Placeholder</h1><p>noor@example.com</p><h2>Skills</h2><ul><li>Python</li><li>PyTorch</li>
<li>Hugging Face</li><li>LangChain</li><li>FastAPI</li><li>Git</li></ul><h2>Hobbies</h2><p>Chess, Julia sets</p></aside>
<main><h2>Experience</h2><p><b>Machine learning engineer</b>, Litware Inc., 2022–2025</p><ul><li>Fine-tuned transformers
for search and served them with Docker on Kubernetes.</li><li>Tracked every run in MLflow.</li></ul>
<p><b>Intern</b>, Adatum School, 2021</p><ul><li>Cleaned labels with pandas and NumPy.</li></ul>
<h2>Next</h2><p>I am eager to learn Scala and Apache Spark.</p></main>"""

ANALYST = """\
Toni Specimen
toni@example.com

SKILLS
Excel, Power BI, SQL, DAX, R, SPSS and Looker.

EXPERIENCE
Business analyst at Trey Research, 2019 to 2024. Built data models in Power BI and a
data warehouse in BigQuery. Would like to learn dbt. Presented to the board every month.
"""

FPDF_ROWS = (
    ("Skill", "Level", "Since"),
    ("C#", "expert", "2012"),
    (".NET", "expert", "2012"),
    ("Azure", "advanced", "2018"),
    ("SQL Server", "advanced", "2014"),
    ("Angular", "basic", "2021"),
)


def texts() -> None:
    """Write the text files, one of them as an old Windows editor did."""
    (FILES / "plain.txt").write_text(PLAIN, encoding="utf-8")
    (FILES / "two-columns.txt").write_bytes(TWO_COLUMNS.replace("\n", "\r\n").encode("cp1252"))
    (FILES / "table.md").write_text(PIPED, encoding="utf-8")
    (FILES / "capitals.txt").write_text("\ufeff" + LETTERED, encoding="utf-8")


def chromium() -> None:
    """Print a page of two columns."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(HTML, encoding="utf-8")
        target = FILES / "two-columns-chromium.pdf"
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--user-data-dir={folder}/c", f"--print-to-pdf={target}", page.as_uri()], check=True)


def reportlab() -> None:
    """Set two frames beside each other; words are broken where a line ends."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(FILES / "two-columns-reportlab.pdf"), pagesize=A4, invariant=True)
    left = [
        "Jo Dummy",
        "jo@example.org",
        "",
        "Skills",
        "Scala",
        "Apache",
        "Spark",
        "Hadoop",
        "Snow-",
        "flake",
        "Python",
    ]
    right = [
        "Experience",
        "Data engineer, Proseware, 2018-2025",
        "Streams in Kafka, tables in Delta Lake, mod-",
        "els in dbt. Data quality with Great Expec-",
        "tations. Terraform for all of it. Currently",
        "learning Go.",
    ]
    for column, rows in ((50, left), (220, right)):
        text = canvas.beginText(column, 780)
        for row in rows:
            text.textLine(row)
        canvas.drawText(text)
    canvas.save()


def fpdf() -> None:
    """Draw a table."""
    from datetime import UTC, datetime

    from fpdf import FPDF

    page = FPDF()
    page.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    page.add_page()
    page.set_font("helvetica", size=11)
    page.multi_cell(0, 6, "Lee Vorlage\nlee@example.net\n\nTechnical skills", new_x="LMARGIN", new_y="NEXT")
    with page.table() as table:
        for row in FPDF_ROWS:
            table.row(row)
    page.multi_cell(
        0, 6, "\nExperience\nDeveloper at Woodgrove, 2012-2026. Services in C# with Docker; CI in Azure DevOps."
    )
    page.output(str(FILES / "table-fpdf.pdf"))


def plain() -> None:
    """Print a plain page with a layout of lines."""
    from datetime import UTC, datetime

    from fpdf import FPDF

    page = FPDF()
    page.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    page.add_page()
    page.set_font("times", size=11)
    page.multi_cell(0, 5, ANALYST)
    page.output(str(FILES / "plain-fpdf.pdf"))


def word() -> None:
    """Write a document with a table and a header."""
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "Mika Muestra - mika@example.com"
    document.add_heading("Skills", 1)
    table = document.add_table(rows=0, cols=2)
    for area, tools in (
        ("Languages", "Python, Ruby, Perl"),
        ("Data", "MongoDB, Elasticsearch"),
        ("Web", "Django, HTML, CSS"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = area, tools
    document.add_heading("Experience", 1)
    document.add_paragraph("Web developer, Lucerne Publishing, 2015-2023", style="List Bullet")
    document.add_paragraph(
        "Payment with REST APIs; background jobs in Celery; nothing without unit tests.", style="List Bullet"
    )
    document.add_heading("References", 1)
    document.add_paragraph("Ray Kafka, Oracle Lane 7")
    document.save(str(FILES / "table.docx"))


def exports() -> None:
    """Write a JSON Resume and what LinkedIn's export holds."""
    resume = {
        "basics": {
            "name": "Ray Swift",
            "label": "DevOps engineer",
            "email": "ray@example.com",
            "summary": "Calm under pressure.",
        },
        "work": [
            {"name": "Oracle", "position": "Engineer", "highlights": ["Moved 200 services to Kubernetes with Helm"]}
        ],
        "skills": [{"name": "Cloud", "keywords": ["AWS", "Terraform"]}, {"name": "Go", "level": "Master"}],
        "languages": [{"language": "Julia", "fluency": "a joke"}],
        "interests": [{"name": "Chess", "keywords": ["Flask"]}],
    }
    (FILES / "resume.json").write_text(json.dumps(resume, indent=1), encoding="utf-8")
    parts = {
        "Skills.csv": "Name\r\nApache Airflow\r\nR\r\nTeamwork\r\n",
        "Positions.csv": "Company Name,Title,Description,Location\r\nSnowflake,Data analyst,"
        '"Reports in Looker,\nqueries in BigQuery",Exampletown\r\n',
        "Connections.csv": "First Name,Last Name,Company\r\nRuby,Rust,Docker\r\n",
        "Profile.csv": "First Name,Last Name,Headline\r\nSwift,Julia,Analyst who likes dbt\r\n",
    }
    with zipfile.ZipFile(FILES / "linkedin.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for make in (texts, chromium, reportlab, fpdf, plain, word, exports):
        make()
        print(f"made {make.__name__}")
