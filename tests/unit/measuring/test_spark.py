import shutil
import sys
from dataclasses import replace

import pytest
from listing_worlds import OPTIONS, listing, measured, write_ndjson

from pathfinder.errors import PathfinderError
from pathfinder.measuring.engines.spark import cause_of


@pytest.fixture
def spark():
    sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    yield sql.SparkSession.builder.getOrCreate
    sql.SparkSession.builder.getOrCreate().stop()


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_what_fails_inside_spark_is_one_sentence(spark, tmp_path, monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", "/no/python")
    corpus = write_ndjson(tmp_path / "a.ndjson", [listing("SQL")])
    spark().sparkContext.pythonExec = "/no/python"
    options = replace(OPTIONS, engine="spark")
    for path, why in [(corpus, "java.io.IOException"), ("table:nope", "`nope` cannot be found")]:
        with pytest.raises(PathfinderError, match=r"^Spark failed: ") as caught:
            measured(path, options=options)
        assert why in caught.value.message
        assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            (
                "An error occurred while calling o57.getResult.\n: org.apache.spark.SparkException: Exception thrown\n"
                "\tat java.base/x\nCaused by: Job aborted: Lost task 0.0 in stage 0.0 (TID 0) (host executor driver): "
                'java.io.IOException: Cannot run program "p": error=2\n\tat java.base/y\n'
            ),
            'java.io.IOException: Cannot run program "p": error=2',
        ),
        (
            (
                "\n  An exception was thrown from the Python worker:\nTraceback (most recent call last):\n"
                "  File \"a.py\", line 1\n    x\nModuleNotFoundError: No module named 'x'\n SQLSTATE: 38000\n"
            ),
            "ModuleNotFoundError: No module named 'x'",
        ),
        (
            "[NOT_FOUND] The table `a` cannot be found. Verify it.;\n'Relation [a]",
            "[NOT_FOUND] The table `a` cannot be found",
        ),
        ("", "it gives no reason"),
    ],
)
def test_the_innermost_cause_is_told(text, cause):
    assert cause_of(text) == cause


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_spark_and_local_count_the_same_from_files_and_tables(spark, tmp_path):
    rows = [listing(f"SQL {'Python' if n % 3 else 'R'} {n // 2}", company=f"c{n % 4}") for n in range(60)]
    files = [write_ndjson(tmp_path / f"{part}.ndjson", rows[part::3]) for part in range(3)]
    (tmp_path / "broken.csv").write_text("title,text\nData engineer,SQL too\nx\n")
    files.append(tmp_path / "broken.csv")
    local = measured(*files)
    on_spark = measured(*files, options=replace(OPTIONS, engine="spark", spark_master="local[2]"))
    assert on_spark == local
    spark().createDataFrame(rows).createOrReplaceTempView("rows")
    spark().sparkContext.pythonExec = "python3"  # Spark's own choice, which may be another Python than this one
    table = measured("table:rows", options=replace(OPTIONS, engine="spark"))
    assert table.snapshot == measured(*files[:3]).snapshot
    assert spark().sparkContext.pythonExec == sys.executable
