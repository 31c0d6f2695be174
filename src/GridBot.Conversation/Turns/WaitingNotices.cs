// What of a report's notices has not gone out yet.
using System.Globalization;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>What waits to be sent about a report and can still be changed.</summary>
/// <param name="Number">The report.</param>
/// <param name="Notice">Whether its notice itself waits: an amendment replaces it.</param>
/// <param name="Changes">What a waiting update tells; empty when none waits.</param>
public sealed record WaitingNotices(ReportNumber Number, bool Notice, IReadOnlyList<ReportChange> Changes)
{
    /// <summary>What a waiting update about those who joined tells; null when none waits.</summary>
    public IReadOnlyList<ReportChange>? Joined { get; init; }

    /// <summary>Replace key of a report's notice.</summary>
    public static string NoticeKey(ReportNumber number) => string.Create(CultureInfo.InvariantCulture, $"notice:{number.Text}");

    /// <summary>Replace key of the one update about a report that may wait.</summary>
    public static string UpdateKey(ReportNumber number) => string.Create(CultureInfo.InvariantCulture, $"update:{number.Text}");

    /// <summary>Replace key of the one update that may wait about those who joined a case.</summary>
    public static string JoinedKey(ReportNumber number) => string.Create(CultureInfo.InvariantCulture, $"joined:{number.Text}");
}
