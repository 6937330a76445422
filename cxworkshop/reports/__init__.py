"""What people take home: plans as PDF, results as spreadsheets, and a page as a picture.

reportlab draws the pages, pikepdf lays the vector charts on them; everything a person typed passes
`reports.text` on its way to paper.
"""
