// A case of the real dialogs, as a test wants it.
using System.Globalization;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Cases;

/// <summary>A fire hazard with the city's police: half an hour when urgent, three working days otherwise.</summary>
internal static class SampleCase
{
    public static Report Filed(Urgency urgency = Urgency.Normal, int matter = 7, string kind = "hazard", string bureau = "gonganju") => new()
    {
        Number = Number("WG20261123-7K3F"),
        Matter = matter,
        Kind = kind,
        Bureau = bureau,
        Urgency = urgency,
        State = ReportState.Filed,
        Text = "三单元楼道堆满纸箱",
        Place = new Place("和平路12号", null),
        OccurredAt = At("2026-11-23 09:50"),
        Answers = [],
        Attachments = [],
        Person = "someone",
        FiledAt = At("2026-11-23 10:00"),
        DialogVersion = "1",
    };

    public static ReportNumber Number(string text) => ReportNumber.TryParse(text, out var number) ? number.Value : throw new FormatException(text);

    /// <summary>An instant in the city's civil time: 2026-11-23 10:00, a Monday.</summary>
    public static DateTimeOffset At(string time) => new(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset);
}
