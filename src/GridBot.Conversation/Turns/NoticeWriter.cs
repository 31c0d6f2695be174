// Words the notice a bureau's group gets about a report.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Reports;
using GridBot.Reports.Calendar;

namespace GridBot.Conversation.Turns;

/// <summary>Writes notices as markdown. They never hold who reported.</summary>
/// <param name="dialogs">Wording and names.</param>
/// <param name="publicUrl">Base of the link to the report's page.</param>
public sealed class NoticeWriter(DialogSet dialogs, Uri publicUrl)
{
    /// <summary>Longest quotation of what was said, in characters; the rest is on the report's page.</summary>
    private const int MaximumQuotation = 200;

    private readonly Wording wording = dialogs.Wording;

    /// <summary>Where the pages of reports stand; put together once, because every notice holds a link.</summary>
    private readonly string pages = new Uri(publicUrl, "reports/").ToString();

    public string Write(Report report, ReportKind kind)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(kind);
        var matter = dialogs.Matter(report.Matter);
        var urgent = report.Urgency == Urgency.Urgent;
        return wording.Say(
            Phrase.Notice,
            ("mark", wording.Say(urgent ? Phrase.NoticeUrgent : Phrase.NoticeNormal)),
            ("number", report.Number.Text),
            ("matter", matter.Name),
            ("kind", kind.Label),
            ("bureau", dialogs.Bureaus[report.Bureau].Name),
            ("urgency", wording.Say(urgent ? Phrase.UrgencyUrgent : Phrase.UrgencyNormal)),
            ("place", report.Place is { Text.Length: 0, Point: null } ? wording.Say(Phrase.NoticeNoPlace) : Show(report.Place)),
            ("grid", Grid(report)),
            ("time", dialogs.Times.ShowOnDay(report.OccurredAt)),
            ("what", What(report)),
            ("text", Plain(Quotation(report.Text))),
            ("photos", report.Attachments.Count == 0 ? "" : wording.Say(Phrase.NoticePhotos, ("count", report.Attachments.Count.ToString(CultureInfo.InvariantCulture)))),
            ("deadline", (report.IsPlaced ? "" : wording.Say(Phrase.NoticeAssign)) + AskedFor(report)),
            ("link", Link(report)));
    }

    /// <summary>The notice of a report as an effect: its group, its key, and whether it waits for others. What is urgent waits for none and stands in no digest.</summary>
    public Effect.NotifyGroup Notify(Report report, ReportKind kind)
    {
        ArgumentNullException.ThrowIfNull(report);
        var urgent = report.Urgency == Urgency.Urgent;
        return new Effect.NotifyGroup(dialogs.Bureaus[report.Bureau].Group, Write(report, kind), urgent)
        {
            Key = WaitingNotices.NoticeKey(report.Number),
            Gathers = !urgent,
            Line = urgent ? null : WriteLine(report, kind),
            About = report.Number.Text,
        };
    }

    /// <summary>The notice in one line, for a digest: everything that a notice must tell, in short.</summary>
    public string WriteLine(Report report, ReportKind kind)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(kind);
        return wording.Say(
            Phrase.NoticeLine,
            ("mark", wording.Say(report.Urgency == Urgency.Urgent ? Phrase.NoticeUrgent : Phrase.NoticeNormal)),
            ("number", report.Number.Text),
            ("matter", dialogs.Matter(report.Matter).Name),
            ("kind", kind.Label),
            ("bureau", dialogs.Bureaus[report.Bureau].Name),
            ("place", report.Place is { Text.Length: 0, Point: null } ? wording.Say(Phrase.NoticeNoPlace) : Show(report.Place)),
            ("time", dialogs.Times.ShowOnDay(report.OccurredAt)),
            ("what", QuestionWriter.Shortened(What(report) is { Length: > 0 } what ? what : Plain(report.Text))),
            ("deadline", AskedFor(report)),
            ("link", Link(report)));
    }

    /// <summary>A short update about a report whose notice has gone out: what it is about and what changed, never the whole again.</summary>
    public string WriteUpdate(Report report, ReportKind kind, IReadOnlyList<ReportChange> changes)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(changes);
        var urgent = report.Urgency == Urgency.Urgent;
        var rose = urgent && changes.Any(change => change.Slot == ReportChange.Urgency);
        return wording.Say(
            Phrase.NoticeUpdate,
            ("mark", wording.Say(urgent ? Phrase.NoticeUrgent : Phrase.NoticeNormal)),
            ("number", report.Number.Text),
            ("matter", dialogs.Matter(report.Matter).Name),
            ("place", Plain(report.Place.Text)),
            ("changes", string.Join('\n', changes.Select(Line))),
            ("deadline", rose ? AskedFor(report) : ""),
            ("link", Link(report)));
    }

    /// <summary>A short update about a case that others reported, too: how many, and what they added.</summary>
    public string WriteJoined(Report report, IReadOnlyList<ReportChange> changes)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(changes);
        return wording.Say(
            Phrase.JoinedNotice,
            ("mark", wording.Say(report.Urgency == Urgency.Urgent ? Phrase.NoticeUrgent : Phrase.NoticeNormal)),
            ("number", report.Number.Text),
            ("matter", dialogs.Matter(report.Matter).Name),
            ("count", report.Case.Reporters.ToString(CultureInfo.InvariantCulture)),
            ("place", Plain(report.Place.Text)),
            ("changes", string.Concat(changes.Select(change => Line(change) + "\n"))),
            ("link", Link(report)));
    }

    /// <summary>A short notice as a line of a digest: its lines behind one another, without the marks of quotation.</summary>
    public static string InOneLine(string notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return string.Join(' ', notice.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line));
    }

    private string Line(ReportChange change)
    {
        var after = change.After.Length == 0 ? wording.Say(Phrase.NoticeNothing) : Plain(Quotation(change.After));
        return change.Before.Length == 0
            ? wording.Say(Phrase.NoticeNews, ("label", change.Label), ("after", after))
            : wording.Say(Phrase.NoticeChange, ("label", change.Label), ("before", Plain(Quotation(change.Before))), ("after", after));
    }

    /// <summary>A place as a group reads it: words and point.</summary>
    public string Show(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Plain(place.Text) + Map(place);
    }

    /// <summary>The link to the case's page.</summary>
    public string Link(Report report) => report is null ? throw new ArgumentNullException(nameof(report)) : wording.Say(Phrase.NoticeLink, ("url", pages + report.Number.Text));

    public string WriteWithdrawal(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return wording.Say(Phrase.NoticeWithdrawn, ("number", report.Number.Text), ("matter", dialogs.Matter(report.Matter).Name), ("place", Plain(report.Place.Text)));
    }

    /// <summary>Until when what is to be done with a case, in words; null when nothing is set. Groups are told the end and not the span: a notice may have waited for the morning.</summary>
    public string? Due(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Case.DueAt is { } due ? wording.Say(Phrase.DueBefore, ("due", dialogs.Times.ShowOnDay(due)), ("what", wording.Say(CaseTimers.Wanted(report)))) : null;
    }

    private string AskedFor(Report report) => Due(report) is { } due ? wording.Say(Phrase.NoticeDeadline, ("deadline", due)) : "";

    /// <summary>The time a bureau has, in words; null when the kind sets none.</summary>
    public string? Deadline(Report report, ReportKind kind)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(kind);
        var deadline = report.Urgency == Urgency.Urgent ? kind.UrgentDeadline ?? kind.NormalDeadline : kind.NormalDeadline;
        return deadline is null ? null : wording.Say(
            deadline.Unit switch
            {
                DeadlineUnit.Minutes => Phrase.DeadlineMinutes,
                DeadlineUnit.Hours => Phrase.DeadlineHours,
                DeadlineUnit.Days => Phrase.DeadlineDays,
                DeadlineUnit.WorkingHours => Phrase.DeadlineWorkingHours,
                _ => Phrase.DeadlineWorkingDays,
            },
            ("amount", deadline.Amount.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>What was seen, in one line: the answers as a group reads them.</summary>
    public string What(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var shown = report.Answers.Where(answer => answer.Shown.Length > 0).Select(answer => answer.Value is "yes" or "no" || answer.Value.Length < answer.Shown.Length && char.IsAsciiDigit(answer.Value[0])
            ? $"{answer.Label} {answer.Shown}" : answer.Shown);
        return Plain(string.Join(wording.Say(Phrase.ListSeparator), shown));
    }

    private string Grid(Report report)
        => dialogs.Grids?.Find(report.Grid.Length > 0 ? report.Grid : report.Community) is { } area
            ? wording.Say(Phrase.NoticeGrid, ("grid", area.FullName), ("district", area.At(AreaLevel.District)?.Name ?? ""))
            : "";

    private string Map(Place place) => place.Point is { } point
        ? wording.Say(Phrase.NoticeMap, ("latitude", point.Latitude.ToString("0.0000", CultureInfo.InvariantCulture)), ("longitude", point.Longitude.ToString("0.0000", CultureInfo.InvariantCulture)))
        : "";

    private static string Quotation(string text)
    {
        if (text.Length <= MaximumQuotation)
        {
            return text;
        }

        var cut = MaximumQuotation;
        return (char.IsHighSurrogate(text[cut - 1]) ? text[..(cut - 1)] : text[..cut]) + "…";
    }

    /// <summary>People's words as plain text: nothing in them may become a mention, a link or a colour.</summary>
    public static string Plain(string text)
        => text.Replace('<', '＜').Replace('>', '＞').Replace('[', '［').Replace(']', '］').Replace('*', '＊').Replace('`', '｀').Replace('\n', ' ').Replace('\r', ' ');
}
