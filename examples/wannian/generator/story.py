"""A fund, dice, and the processes that are waiting for their day.

A process is a Python generator: it does something on a day, and yields how many days to wait, or
the day to wait for.
"""

import datetime
import heapq
import random

from .fund import Fund

DAY = datetime.timedelta(1)


class Story:
    """What happens, day by day."""

    def __init__(self, seed):
        self.fund, self.dice = Fund(), random.Random(seed)
        self.waiting, self.started, self.drawdowns = [], 0, {}

    @staticmethod
    def workday(day, step=DAY):
        """The day, or the next one: nobody works at weekends, nor before the old year is closed."""
        while day.weekday() > 4 or (day.month, day.day) < (1, 12):
            day += step
        return day

    def start(self, process, day):
        self.start_exactly(process, self.workday(day))

    def start_exactly(self, process, day):
        self.started += 1
        heapq.heappush(self.waiting, (day, self.started, process, day))

    def run(self, last):
        while self.waiting and self.waiting[0][0] <= last:
            day, _, process, _ = heapq.heappop(self.waiting)
            self.fund.day = day
            step = next(process, None)
            if isinstance(step, datetime.date):
                self.start_exactly(process, max(step, day))
            elif step is not None:
                self.start(process, day + step * DAY)

    def code(self):
        """The next contract number of the year."""
        year = self.fund.day.year
        self.drawdowns[year] = self.drawdowns.get(year, 0) + 1
        return f"D{year}-{self.drawdowns[year]:03d}"

    def chance(self, percent):
        return self.dice.randrange(100) < percent
