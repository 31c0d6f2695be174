// What somebody reports, and what must become of it.
using System.Globalization;

namespace GridBot.Endurance.Tests.People;

/// <summary>A report that is told in one sentence and needs no further question.</summary>
/// <param name="Sentence">What is said.</param>
/// <param name="Matter">The matter it must be filed under.</param>
/// <param name="Group">The group that must be told.</param>
/// <param name="Place">Words that must stand in the report's place.</param>
internal sealed record Story(string Sentence, int Matter, string Group, string Place)
{
    // House numbers above the emergency numbers, which mean something else.
    private const int FirstHouse = 201;

    private static readonly (string Words, int Matter, string Group)[] Kinds =
    [
        ("楼道堆满纸箱", 7, "gonganju"),
        ("工地夜里施工噪音很大", 6, "huanbaoju"),
        ("饭店后厨有老鼠", 8, "shiyaojianju"),
        ("工地没有安全网", 4, "anjianju"),
    ];

    /// <summary>The groups that the stories' notices go to.</summary>
    public static IEnumerable<string> Groups => Kinds.Select(kind => kind.Group);

    /// <summary>A story of its own house for every number, so that no two are of the same thing.</summary>
    public static Story Of(int number)
    {
        var (words, matter, group) = Kinds[number % Kinds.Length];
        var place = string.Create(CultureInfo.InvariantCulture, $"和平路{FirstHouse + number}号");
        return new Story(place + words, matter, group, place);
    }
}
