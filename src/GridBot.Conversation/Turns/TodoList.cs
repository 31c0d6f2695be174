// Lists what waits for an officer's bureau.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>The list of open cases.</summary>
internal sealed class TodoList(DialogSet dialogs)
{
    /// <summary>Most cases named, so that it fits a phone; the most pressing come first.</summary>
    private const int MostListed = 8;

    public void Tell(Turn turn, IReadOnlyList<Report> open)
    {
        if (open.Count == 0)
        {
            turn.Lead(Phrase.TodoNone);
            return;
        }

        turn.Lead(Phrase.TodoTitle, ("count", Number(open.Count)));
        foreach (var report in open.Take(MostListed))
        {
            turn.Lead(
                Phrase.TodoLine,
                ("mark", report.Urgency == Urgency.Urgent ? turn.Say(Phrase.UrgencyUrgent) + " " : ""),
                ("number", report.Number.Text),
                ("matter", dialogs.Matter(report.Matter).Name),
                ("place", turn.Show(report.Place)),
                ("state", turn.Say(StateWording.Of(report.State))),
                ("due", Due(turn, report)));
        }

        if (open.Count > MostListed)
        {
            turn.Lead(Phrase.TodoMore, ("count", Number(open.Count - MostListed)));
        }

        turn.Lead(Phrase.TodoFoot);
    }

    private string Due(Turn turn, Report report) => report.Case.DueAt is not { } due ? ""
        : due <= turn.Input.Now ? turn.Say(Phrase.TodoOverdue) : turn.Say(Phrase.TodoDue, ("time", dialogs.Times.Show(due, turn.Input.Now)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
