// A few dozen examples that train in well under a second, and texts of every sort to rank.
using GridBot.Classification.Learning;

namespace GridBot.Classification.Tests.Learning;

/// <summary>Made-up material of three matters and texts that tell of none.</summary>
internal static class SmallMaterial
{
    private static readonly string[] Before = ["", "我们小区", "师傅,", "和平路旁边", "今天上午"];

    private static readonly (int Matter, string[] Texts)[] Told =
    [
        (6, ["河里漂着死鱼发臭", "饭店往河里倒污水", "烟囱冒黑烟发臭", "工厂夜里排污水", "工地扬尘呛人"]),
        (7, ["楼道堆满纸箱", "楼道里给电瓶车充电", "消防栓没有水", "消防通道停满车", "灭火器过期了"]),
        (24, ["路灯不亮", "井盖丢了", "停水两天了", "电梯坏了没人修", "垃圾没人清运"]),
    ];

    private static readonly string[] Nothing = ["你好", "在吗", "谢谢", "5号楼", "3单元", "和平路12号", "好的", "我问一下", "有人吗", "你好在吗"];

    /// <summary>Words of a matter without examples stand among the terms, too.</summary>
    public static IReadOnlyList<MatterTerms> Terms { get; } =
    [
        new(6, [new Term("污水", 3), new Term("黑烟", 2)]),
        new(7, [new Term("消防", 2), new Term("电瓶车…充电", 3), new Term("消防演练", -3)]),
        new(11, [new Term("工资", 3)]),
        new(24, [new Term("井盖", 3), new Term("停水", 3)]),
    ];

    public static IReadOnlyList<Example> Examples { get; } =
    [
        .. Told.SelectMany(told => told.Texts.SelectMany(text => Before.Select(before => new Example(before + text, told.Matter)))),
        .. Nothing.Select(text => new Example(text, LearntWeights.Nothing)),
    ];

    /// <summary>New every time: a material remembers its version.</summary>
    public static TrainingMaterial Whole() => new() { Terms = Terms, Counters = ["号"], Examples = Examples };

    /// <summary>The examples and no term.</summary>
    public static TrainingMaterial WithoutTerms() => new() { Terms = [.. Terms.Select(matter => matter with { Terms = [] })], Examples = Examples };

    /// <summary>Another material with its own version, which trains as fast.</summary>
    public static TrainingMaterial Other(int number) => new() { Terms = Terms, Counters = [$"第{number}号"], Examples = Examples };

    /// <summary>Anything a phone can send, known words among it.</summary>
    /// <param name="seed">The same seed gives the same text.</param>
    /// <param name="longest">Most pieces it is made of.</param>
    public static string OddText(int seed, int longest = 40)
    {
        var random = new Random(seed);
        string[] pieces =
        [
            "楼道", "消防", "污水", "停水", "电瓶车", "充电", "消防演练", "工资", "你好", "井盖", "垃圾", "没人修", "123", "12号", "ＡＢｃ", "２", " ", "\u3000", "\t", "\r\n", "\n",
            "😀", "\ud83d", "\ude00", "𠮷", "\u0000", "\u0007", "\u200b", "\ufeff", "\u202e", "\u0301", "①", "「", "」", "%", "{0}", "\uffff", "ß", "İ", "…", "。", "!", "\u2028",
        ];
        return string.Concat(Enumerable.Range(0, random.Next(longest + 1)).Select(_ => random.Next(4) == 0
            ? ((char)random.Next(char.MaxValue + 1)).ToString()
            : pieces[random.Next(pieces.Length)]));
    }

    /// <summary>Texts to compare two rankings over: all examples, odd ones and long ones.</summary>
    public static IEnumerable<string> Texts() =>
        [.. Examples.Select(example => example.Text), .. Enumerable.Range(0, 300).Select(seed => OddText(seed)), .. Enumerable.Range(0, 5).Select(seed => OddText(seed, 6_000))];

    /// <summary>A ranking as values that can be compared, bit for bit.</summary>
    public static string Written(this IReadOnlyList<RankedMatter> ranked)
        => string.Join(';', ranked.Select(entry => $"{entry.Matter} {BitConverter.DoubleToInt64Bits(entry.Probability):x} {string.Join(',', entry.Reasons)}"));
}
