// Words the one notice about many reports that are alike.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>Writes situation notices as markdown: how many of what, where, and the newest numbers. They never hold who reported, or what anybody said.</summary>
/// <param name="dialogs">Wording and names.</param>
/// <param name="publicUrl">Base of the links.</param>
internal sealed class SituationNotice(DialogSet dialogs, Uri publicUrl)
{
    /// <summary>Most numbers that are listed; how many more there are is said.</summary>
    private const int MostListed = 10;

    /// <summary>Longest place in a line, in characters.</summary>
    private const int LongestPlace = 24;

    /// <summary>The notice and its one line for a digest.</summary>
    /// <param name="report">The newest report.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="area">Name of the area.</param>
    /// <param name="others">The others alike, newest first.</param>
    public (string Markdown, string Line) Write(Report report, ReportKind kind, string area, IReadOnlyList<SituationReport> others)
    {
        var wording = dialogs.Wording;
        var count = others.Count + 1;
        var what = SameRule.WhatSlot(kind) is { } slot ? report.Answers.FirstOrDefault(answer => answer.Slot == slot.Id)?.Shown ?? "" : "";
        var head = wording.Say(
            Phrase.SituationHead,
            ("area", area),
            ("what", what.Length > 0 ? what : kind.Label),
            ("within", Span(dialogs.Cases.SituationWithin)),
            ("count", Text(count)),
            ("matter", dialogs.Matter(report.Matter).Name));
        var lines = others.Take(MostListed - 1).Select(other => Line(other.Number, other.Place)).Prepend(Line(report.Number, report.Place.Text));
        var more = count > MostListed ? wording.Say(Phrase.SituationMore, ("count", Text(count - MostListed))) : "";
        return (wording.Say(Phrase.SituationNotice, ("head", head), ("lines", string.Join('\n', lines)), ("more", more)), head);
    }

    private string Line(ReportNumber number, string place) => dialogs.Wording.Say(
        Phrase.SituationLine,
        ("number", number.Text),
        ("url", new Uri(publicUrl, $"reports/{number.Text}").ToString()),
        ("place", NoticeWriter.Plain(QuestionWriter.Shortened(dialogs.PlaceKeys.WithoutRoom(place), LongestPlace))));

    private string Span(TimeSpan span) => span.TotalHours >= 1 && span.Minutes == 0
        ? dialogs.Wording.Say(Phrase.DeadlineHours, ("amount", Text((int)span.TotalHours)))
        : dialogs.Wording.Say(Phrase.DeadlineMinutes, ("amount", Text((int)span.TotalMinutes)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
