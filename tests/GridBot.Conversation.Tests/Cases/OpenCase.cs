// An open case of somebody else, for tests.
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Cases;

internal static class OpenCase
{
    /// <summary>A missing manhole cover.</summary>
    public static Report At(string place, GeoPoint? point = null, DateTimeOffset? filedAt = null) => new()
    {
        Number = ReportNumber.TryParse("WG20261122-7K3F", out var number) ? number.Value : default,
        Matter = 24,
        Kind = "fault",
        Bureau = "qushixian",
        Urgency = Urgency.Normal,
        State = ReportState.Filed,
        Text = "我家孩子差点掉下去",
        Place = new Place(place, point),
        PlaceKey = RealDialogs.Set.PlaceKeys.Read(place),
        Grid = "",
        Community = "",
        OccurredAt = new DateTimeOffset(2026, 11, 22, 9, 20, 0, TimeSpan.FromHours(8)),
        Answers = [new Answer("what", "问题", "manhole", "井盖问题")],
        Attachments = ["first"],
        Person = "somebody",
        FiledAt = filedAt ?? new DateTimeOffset(2026, 11, 22, 9, 20, 0, TimeSpan.FromHours(8)),
        DialogVersion = "",
        Placement = Placement.None,
    };
}
