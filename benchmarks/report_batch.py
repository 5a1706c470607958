"""A batch of reports drawn by as many hands as there are cores, against the bare engine drawing them one by one.

python -m benchmarks.report_batch            # 100 reports
python -m benchmarks.report_batch 10
"""

import os
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.measuring import set_up, throwaway_database
from benchmarks.report_pdf import bare, paper_of

REPORTS, HANDS, GOAL = 100, 2, 1.8


def main(reports):
    from benchmarks import synthetic
    from reporting.pdf import render_pdf

    paper = paper_of(synthetic.first_city())
    render_pdf(paper), bare(paper)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as hands:
        for _drawn in hands.map(lambda _n: len(render_pdf(paper)), range(reports)):
            pass
    ours = reports / (time.perf_counter() - began)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    alone = max(1, reports // 10)
    began = time.perf_counter()
    for _n in range(alone):
        bare(paper)
    floor = alone / (time.perf_counter() - began)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{reports} reports by {HANDS} hands on {os.cpu_count()} cores: {ours:.3f}/s; the bare engine: {floor:.3f}/s")
    print(f"as many times the bare engine: {ours / floor:.2f} (goal: at least {GOAL})")
    print(f"memory: this process grew by {grown} KiB; a drawing process takes at most {child} KiB")


if __name__ == "__main__":
    set_up()
    with throwaway_database():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
