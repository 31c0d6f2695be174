// Words what groups are told when the time of a case runs out.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>Reminders and escalations. They hold number, matter, place, state and time, never who reported and nothing that was said.</summary>
internal sealed class CaseTimerNotices(DialogSet dialogs, NoticeWriter notices)
{
    /// <summary>Half of the time is over: the bureau's group hears of it.</summary>
    public Effect.NotifyGroup Reminder(Report report) => Notice(report, Holder(report).Group, Phrase.NoticeReminder, Phrase.NoticeReminderLine);

    /// <summary>The time is over: the bureau's second group hears of it, or the group of the city's office.</summary>
    public Effect.NotifyGroup Escalation(Report report)
    {
        var second = Holder(report).SecondGroup;
        return Notice(report, second.Length > 0 ? second : dialogs.Office.Group, Phrase.NoticeEscalation, Phrase.NoticeEscalationLine);
    }

    /// <summary>Whose turn it is: a case that was sent back waits for the office, and so does one of a bureau that is no more.</summary>
    private Bureau Holder(Report report) => report.State == ReportState.Returned ? dialogs.Office : dialogs.Bureaus.GetValueOrDefault(report.Bureau) ?? dialogs.Office;

    private Effect.NotifyGroup Notice(Report report, string group, Phrase whole, Phrase line)
    {
        var wording = dialogs.Wording;
        var isUrgent = report.Urgency == Urgency.Urgent;
        var state = wording.Say(StateWording.Of(report.State));
        var handler = report.Case.Handler.Length > 0 ? wording.Say(Phrase.NoticeHandler, ("name", report.Case.Handler)) : "";
        (string, string)[] values =
        [
            ("mark", wording.Say(isUrgent ? Phrase.NoticeUrgent : Phrase.NoticeNormal)),
            ("number", report.Number.Text),
            ("matter", dialogs.Matter(report.Matter).Name),
            ("bureau", Holder(report).Name),
            ("place", NoticeWriter.Plain(report.Place.Text)),
            ("state", state + handler),
            ("due", notices.Due(report) ?? ""),
            ("link", notices.Link(report)),
        ];
        return new Effect.NotifyGroup(group, wording.Say(whole, values), isUrgent) { Line = wording.Say(line, values), About = report.Number.Text, Gathers = true };
    }
}
