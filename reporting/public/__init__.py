"""What each public page shows, gathered into frozen objects in a constant number of queries.

Only what everybody may read goes in: public cities, public records, approved values of published indicators.
"""
