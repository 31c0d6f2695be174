// Answers a question of the bot the way a person does: a place where a place is asked, an option where options stand.
namespace GridBot.Benchmarks.Conversations;

/// <summary>Finds an answer by what is asked; it knows nothing of the bot's state.</summary>
internal static class Answers
{
    private static readonly string[] PlaceWords = ["位置", "在哪", "哪个", "哪家", "哪一段", "街道", "什么地方", "住在"];

    /// <summary>Options that lead away from filing, taken only when nothing else is offered.</summary>
    private static readonly string[] Detours = ["都不是", "修改", "换个类别", "不要了"];

    private static readonly (double Latitude, double Longitude, string Label)[] Spots =
        [(38.9140, 121.6147, "人民广场"), (38.9008, 121.6312, "劳动公园"), (38.9521, 121.5754, "泉水小区5号楼"), (38.8842, 121.5871, "星海广场")];

    private static readonly string[] Addresses = ["学苑小区4号楼", "太原街50号", "马栏河桥下", "泉水社区门口"];

    private static readonly string[] Stories = ["东西还堆在那里,过路的人都不方便", "跟前几天一样,没有人来处理", "看着不太安全,请派人来看看"];

    /// <summary>Index of the option to take; -1 when the question has none.</summary>
    public static int OptionOf(Asked asked)
    {
        if (asked.Options.Count == 0)
        {
            return -1;
        }

        // "Nobody is hurt, nothing burns": an emergency would end every conversation the same way.
        var options = asked.Options.ToList();
        var wanted = options.FindIndex(option => option is "提交" or "否" or "跳过" || option.StartsWith("不是", StringComparison.Ordinal));
        return Math.Max(0, wanted >= 0 ? wanted : options.FindIndex(option => !Detours.Contains(option, StringComparer.Ordinal)));
    }

    /// <summary>Whether a question without options asks for a place.</summary>
    public static bool IsPlaceAsked(Asked asked) => PlaceWords.Any(word => asked.Text.Contains(word, StringComparison.Ordinal));

    /// <summary>The answer to a question without options.</summary>
    public static Move Free(Asked asked, Random random)
    {
        if (IsPlaceAsked(asked))
        {
            var (latitude, longitude, label) = Spots[random.Next(Spots.Length)];
            return random.Next(2) == 0 ? new Move.Locates(latitude, longitude, label) : new Move.Says(Addresses[random.Next(Addresses.Length)]);
        }

        if (asked.Text.Contains("什么时候", StringComparison.Ordinal))
        {
            return new Move.Says("今天上午9点");
        }

        return asked.Text.Contains('几', StringComparison.Ordinal) || asked.Text.Contains("多少", StringComparison.Ordinal)
            ? new Move.Says("3")
            : new Move.Says(Stories[random.Next(Stories.Length)]);
    }
}
