// Words the daily digest: how things stand with each bureau, and in the whole city.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>Writes digests from figures. They hold numbers of cases and nothing of what they are about.</summary>
/// <param name="dialogs">Bureaus, kinds and wording.</param>
public sealed class DailyDigestWriter(DialogSet dialogs)
{
    /// <summary>Most overdue cases that are named in one digest.</summary>
    private const int MostNamed = 5;

    /// <summary>The digests: one for each bureau that has something to tell, and one of the city for its office; none on a day on which nothing was.</summary>
    /// <param name="figures">What happened.</param>
    /// <param name="since">From when on it is told.</param>
    public IReadOnlyList<Effect.NotifyGroup> Write(CaseFigures figures, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var from = dialogs.Times.ShowOnDay(since);
        var counts = figures.Tallies.GroupBy(tally => tally.Bureau).ToDictionary(tallies => tallies.Key, Sum, StringComparer.Ordinal);
        var telling = dialogs.Bureaus.Values.Where(bureau => counts.GetValueOrDefault(bureau.Id)?.HasNews == true).ToList();
        var notices = telling.ConvertAll(bureau =>
        {
            var overdue = figures.Overdue.Where(late => late.Bureau == bureau.Id).ToList();
            return Notice(bureau.Group, Phrase.DailyOfBureau, ("bureau", bureau.Name), ("from", from), ("lines", Lines(counts[bureau.Id], overdue, isCity: false)));
        });
        var city = Sum(figures.Tallies);
        if (city.HasNews)
        {
            var lines = Lines(city, figures.Overdue, isCity: true) + string.Concat(telling.OrderByDescending(bureau => counts[bureau.Id].Overdue).Select(bureau => Line(bureau, counts[bureau.Id])));
            notices.Add(Notice(dialogs.Office.Group, Phrase.DailyOfCity, ("from", from), ("lines", lines)));
        }

        return notices;
    }

    private Effect.NotifyGroup Notice(string group, Phrase phrase, params (string, string)[] values) => new(group, dialogs.Wording.Say(phrase, values), Urgent: false);

    private string Lines(Counts counts, IReadOnlyList<OverdueCase> overdue, bool isCity)
    {
        var wording = dialogs.Wording;
        // What was only passed on from one bureau to another is new to that bureau, and not to the city.
        var came = counts.Filed + (isCity ? 0 : counts.Assigned);
        var numbers = string.Join(wording.Say(Phrase.ListSeparator), overdue.Take(MostNamed).Select(late => late.Number.Text)) + (counts.Overdue > MostNamed ? wording.Say(Phrase.DailyMore) : "");
        return string.Concat(
            came + counts.TakenUp + counts.Settled == 0 ? "" : wording.Say(Phrase.DailySteps, ("new", Text(came)), ("taken-up", Text(counts.TakenUp)), ("settled", Text(counts.Settled))),
            counts.Reopened == 0 ? "" : wording.Say(Phrase.DailyReopened, ("count", Text(counts.Reopened))),
            counts.Open == 0 ? "" : wording.Say(Phrase.DailyOpen, ("count", Text(counts.Open))),
            counts.Overdue == 0 ? "" : wording.Say(Phrase.DailyOverdue, ("count", Text(counts.Overdue)), ("numbers", numbers)),
            counts.Rated == 0 ? "" : wording.Say(Phrase.DailyRatings, ("satisfied", Text(counts.Satisfied)), ("partly", Text(counts.Partly)), ("dissatisfied", Text(counts.Dissatisfied))),
            counts.Activities == 0 ? "" : wording.Say(Phrase.DailyActivities, ("count", Text(counts.Activities))));
    }

    private string Line(Bureau bureau, Counts counts) => dialogs.Wording.Say(
        Phrase.DailyBureauLine,
        ("bureau", bureau.Name),
        ("new", Text(counts.Filed + counts.Assigned)),
        ("settled", Text(counts.Settled)),
        ("open", Text(counts.Open)),
        ("overdue", Text(counts.Overdue)));

    /// <summary>Sums tallies; records of activities are counted apart.</summary>
    private Counts Sum(IEnumerable<CaseTally> tallies)
    {
        var sum = new Counts();
        foreach (var tally in tallies)
        {
            var isActivity = dialogs.KindOf(tally.Matter, tally.Kind)?.Category == KindCategory.Activity;
            sum = new Counts
            {
                Filed = sum.Filed + (isActivity ? 0 : tally.Filed),
                Activities = sum.Activities + (isActivity ? tally.Filed : 0),
                Assigned = sum.Assigned + tally.Assigned,
                TakenUp = sum.TakenUp + tally.TakenUp,
                Settled = sum.Settled + tally.Settled,
                Reopened = sum.Reopened + tally.Reopened,
                Satisfied = sum.Satisfied + tally.Satisfied,
                Partly = sum.Partly + tally.Partly,
                Dissatisfied = sum.Dissatisfied + tally.Dissatisfied,
                Open = sum.Open + tally.Open,
                Overdue = sum.Overdue + tally.Overdue,
            };
        }

        return sum;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Counts
    {
        public int Filed { get; init; }

        public int Activities { get; init; }

        public int Assigned { get; init; }

        public int TakenUp { get; init; }

        public int Settled { get; init; }

        public int Reopened { get; init; }

        public int Satisfied { get; init; }

        public int Partly { get; init; }

        public int Dissatisfied { get; init; }

        public int Open { get; init; }

        public int Overdue { get; init; }

        public int Rated => Satisfied + Partly + Dissatisfied;

        /// <summary>Whether something happened, or is overdue. That something is open and in time is no news.</summary>
        public bool HasNews => Filed + Activities + Assigned + TakenUp + Settled + Reopened + Rated + Overdue > 0;
    }
}
