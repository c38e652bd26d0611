"""The dashboard: `streamlit run app.py`."""

if __name__ == "__main__":  # planning processes import this file and must not start a page
    from planner.dashboard.router import main
    from planner.dashboard.worker import keep_one_ready

    keep_one_ready()
    main()
