// The line of the scope: what is refused and what is taken.
using FsCheck.Xunit;
using GridBot.Classification.Refusing;

namespace GridBot.Classification.Tests;

public sealed class RefusalTests
{
    private const int FewestExamples = 700; // on each side, all files together
    private static readonly Refusal Refusal = new(RealRules.Refusal);

    /// <summary>The rules alone; the second witness is tested with the real dialogs.</summary>
    [Theory]
    [InlineData("refused:", true, 0.9)]
    [InlineData("taken:", false, 0.98)]
    public void Nearly_every_own_example_falls_on_its_side_by_the_rules_alone(string side, bool refused, double least)
    {
        var texts = Side(side);
        Assert.True(texts.Count >= FewestExamples, $"{texts.Count} examples");
        Assert.InRange(texts.Average(text => Refusal.Decide(text).Refused == refused ? 1.0 : 0), least, 1);
    }

    [Fact]
    public void Every_example_of_the_dialogs_is_taken()
    {
        var examples = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "dialogs", "matters"), "*.yaml")
            .SelectMany(file => File.ReadAllLines(file).SkipWhile(line => !line.StartsWith("examples:", StringComparison.Ordinal)))
            .Where(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        Assert.DoesNotContain(examples, text => Refusal.Decide(text).Refused);
    }

    [Theory]
    [InlineData("邻居信法轮功在家聚会", "matter-12", 12)]
    [InlineData("3号楼新搬来一家×族的", "ethnicity", null)]
    [InlineData("隔壁老太信基督教", "belief", null)]
    [InlineData("他是刑满释放人员盯着点", "record", 14)]
    [InlineData("有人在卖黄色光碟", "matter-16", 16)]
    [InlineData("发现可疑人员像恐怖分子", "matter-18", 18)]
    [InlineData("楼上装了卫星锅", "matter-19", 19)]
    [InlineData("某某又去北京上访了", "petition", null)]
    [InlineData("那家人天天看翻墙网站", "speech", null)]
    [InlineData("隔壁有精神病人登记一下", "mental-health", 14)]
    [InlineData("吸毒人员张三住几号楼", "drugs", 14)]
    public void The_decision_names_its_rule(string text, string rule, int? matter)
    {
        var decision = Refusal.Decide(text);
        Assert.Equal((true, rule, matter), (decision.Refused, decision.Rule, decision.Matter));
    }

    [Theory]
    [InlineData("帮我记一下幸福街17号租户的民族", "ethnicity")]
    [InlineData("单位有人把机密文件带回家", "matter-23")]
    [InlineData("隔壁那男的是刚放出来的", "record")]
    [InlineData("3号楼2单元电梯旁边那家信教,登记一下", "belief")]
    [InlineData("登记一下3号楼2单元住的是谁", "watch")]
    public void What_was_taken_by_mistake_is_refused(string text, string rule) => Assert.Equal((true, rule), (Refusal.Decide(text).Refused, Refusal.Decide(text).Rule));

    [Theory]
    [InlineData("在公园搞国安知识有奖问答")]
    [InlineData("在影院放国安公益片")]
    [InlineData("社区微信群转发反间谍法小知识")]
    [InlineData("商场大屏循环放反间谍短片")]
    [InlineData("就一个木梯子上下")]
    [InlineData("贴的小广告说什么民族资产解冻")]
    [InlineData("民族广场路灯坏了")]
    [InlineData("走访户数错了,是12户")]
    [InlineData("去年投的海参苗到现在没回本,求帮忙登记一下")]
    [InlineData("泊林郡17号楼2单元电梯是新装的，登记一下")]
    [InlineData("自来水黄的,早上刚放出来的")]
    public void What_was_refused_by_mistake_is_taken(string text) => Assert.False(Refusal.Decide(text).Refused);

    [Theory]
    [InlineData("老吴去省城了", false)]
    [InlineData("老吴去省城告状", true)]
    [InlineData("老吴去省城了,你们盯着点", true)]
    [InlineData("老吴去省城了,楼道灯坏了,你们盯着点", false)]
    [InlineData("我去省城告状了,你们关注一下", false)]
    public void A_roundabout_word_refuses_only_of_somebody_else_and_with_a_second_witness(string text, bool refused) => Assert.Equal(refused, Refusal.Decide(text).Refused);

    [Theory]
    [InlineData("我要一份社区矫正人员名单", true)]
    [InlineData("我是社区矫正人员,想找工作", false)]
    [InlineData("我开旅馆的,住进来两个回族小伙", true)]
    [InlineData("我是回族学生,想办居住证", false)]
    public void A_roster_or_a_person_described_outweighs_the_writer(string text, bool refused) => Assert.Equal(refused, Refusal.Decide(text).Refused);

    [Theory]
    [InlineData("楼道灯坏了。楼上装了卫星锅", true)]
    [InlineData("楼上的卫星锅松了要掉下来", false)]
    public void A_hazard_outweighs_a_thing_in_its_own_sentence_only(string text, bool refused) => Assert.Equal(refused, Refusal.Decide(text).Refused);

    [Fact]
    public void A_gap_does_not_reach_over_a_mark() => Assert.False(Refusal.Decide("关于午托点打骂孩子情况的反映。领导您好").Refused);

    [Theory]
    [InlineData("他是信教的,楼道里着火了", true)]
    [InlineData("他是信教的", false)]
    public void A_hazard_told_with_a_trait_may_be_said_again(string text, bool again) => Assert.Equal(again, Refusal.Decide(text).SayAgain);

    [Fact]
    public void An_explanation_shows_what_counted_and_what_did_not()
    {
        var explanation = Refusal.Explain("精神病院墙塌了,隔壁有个精神病");
        Assert.True(explanation.Decision.Refused);
        Assert.Contains(explanation.Evidence, e => e is { Kind: EvidenceKind.Trait, Rule: "mental-health", Start: 0, Counts: false });
        Assert.Contains(explanation.Evidence, e => e is { Kind: EvidenceKind.Trait, Rule: "mental-health", Counts: true });
        Assert.Contains(explanation.Evidence, e => e is { Kind: EvidenceKind.Person, Words: "隔壁" });
        Assert.Contains(explanation.Evidence, e => e is { Kind: EvidenceKind.Hazard, Words: "塌" });
    }

    [Property(MaxTest = 500)]
    public bool Deciding_and_explaining_agree_on_any_text(string? text, int seed)
    {
        var random = new Random(seed);
        string[] words = ["他", "我", "信教", "精神病", "院", "着火", "求助", "法 轮 功", "卫星锅", "。", ",", "新疆路", "上访", "3号楼"];
        var mixed = text + string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => words[random.Next(words.Length)]));
        return Refusal.Decide(mixed) == Refusal.Explain(mixed).Decision;
    }

    [Fact]
    public void Marks_between_the_characters_do_not_hide_a_phrase() =>
        Assert.All(["法*轮*功", "法1轮1功", "法。轮。功", "邪  教", "刑.满.释.放人员李四"], text => Assert.True(Refusal.Decide(text).Refused, text));

    [Fact]
    public void The_cost_grows_with_the_text_and_not_with_its_square()
    {
        var limit = TimeSpan.FromSeconds(8); // well under a second when nothing else runs; the square took seventeen
        var start = TimeProvider.System.GetTimestamp();
        foreach (var text in new[] { "他信教", "精神病院着火,", "我清真寺他的" })
        {
            Refusal.Decide(string.Concat(Enumerable.Repeat(text, NormalText.LongestText)));
        }

        Assert.True(TimeProvider.System.GetElapsedTime(start) < limit);
    }

    /// <summary>The examples on one side of the line.</summary>
    private static List<string> Side(string side)
        => [.. RepositoryFiles.Lines("dialogs/refusal.examples").SkipWhile(line => line != side).Skip(1).TakeWhile(line => line is not ("refused:" or "taken:"))];
}
