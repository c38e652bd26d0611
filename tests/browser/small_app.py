"""The dashboard as `app.py` starts it, but with the small day as its sample.

A new session plans the sample day; with sixty orders every test would wait for that.
"""

if __name__ == "__main__":  # planning processes import this file and must not start a page
    import os
    from pathlib import Path

    from planner.dashboard import sample
    from planner.dashboard.router import main
    from planner.dashboard.worker import keep_one_ready

    sample.SAMPLE_FOLDER = Path(os.environ["SMALL_DAY"])
    keep_one_ready()
    main()
