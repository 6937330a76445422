"""What people take home: plans as PDF, results as spreadsheets, and a page as a picture.

reportlab draws the pages, charts included, as lines and letters; everything a person typed passes
`reports.text` on its way to paper.
"""
