import shutil
import sys
from dataclasses import replace

import pytest
from listing_worlds import OPTIONS, listing, measured, write_ndjson

pytestmark = pytest.mark.spark


@pytest.fixture
def spark():
    sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    yield sql.SparkSession.builder.getOrCreate
    sql.SparkSession.builder.getOrCreate().stop()


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
