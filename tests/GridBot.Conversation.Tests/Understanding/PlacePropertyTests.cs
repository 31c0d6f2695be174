// What must hold for the places and times of any text: spans within it, addresses whole, nothing in the future where it makes no sense.
using System.Globalization;
using FsCheck.Xunit;
using GridBot.Classification;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class PlacePropertyTests
{
    private static readonly string[] Names = ["和平", "解放", "香周", "青泥洼", "红旗西", "五四", "珠江", "春柳", "学府", "长春"];
    private static readonly string[] Before = ["", "昨天下午", "在", "我在", "师傅您好,", "发现", "反映一下,", "今早6点半", "垃圾没人收 ", "刚才路过"];
    private static readonly string[] Behind = ["", "着火了", "楼道堆满纸箱", ",没人管", "的井盖丢了", "没有路灯", " 水管爆了", "。三个人受伤", "昨晚停电"];

    [Property(MaxTest = 1000)]
    public bool Any_text_is_read_without_fault_and_its_place_lies_within_it(string? noise, int seed)
    {
        var random = new Random(seed);
        var text = NormalText.WithBlanks(noise + Names[random.Next(Names.Length)] + "路" + noise + random.Next(200) + "号楼" + noise + "门口");
        return RealDialogs.Set.Places.Find(text, RealDialogs.Set.Times.Spans(text, SaidSentence.Now)) is not { } span || (span.Start >= 0 && span.Length > 0 && span.End <= text.Length);
    }

    [Property(MaxTest = 1000)]
    public void A_whole_address_is_read_whole_amid_harmless_words(int seed)
    {
        var random = new Random(seed);
        var place = $"{Names[random.Next(Names.Length)]}路{random.Next(1, 300)}号{random.Next(1, 9)}单元";
        var text = NormalText.WithBlanks(Before[random.Next(Before.Length)] + place + Behind[random.Next(Behind.Length)]);
        var span = RealDialogs.Set.Places.Find(text, RealDialogs.Set.Times.Spans(text, SaidSentence.Now));
        Assert.NotNull(span);
        Assert.Equal(place, text.Substring(span.Value.Start, span.Value.Length));
    }

    [Property(MaxTest = 300)]
    public void A_hazard_never_lies_in_the_future(int seed, string? noise)
    {
        string[] days = ["", "今天", "明天", "后天", "昨天", "下周三", "上周五", "11月30日", "12月5号", "2027年1月1日", "15号", "周末", "国庆节"];
        string[] hours = ["", "早上", "凌晨3点", "下午4点半", "晚上", "23点", "9:30", "半夜两点", "傍晚"];
        var random = new Random(seed);
        var chat = new Chat();
        chat.Say(days[random.Next(days.Length)] + hours[random.Next(hours.Length)] + "和平路12号楼道堆满纸箱" + noise);
        Assert.True(chat.Draft?.Find("time") is not { Value.Length: > 0 } time || DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture) <= chat.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("桃源街 3 号楼", "桃源街3号楼")]
    [InlineData("电表箱打火花 梅 园 小 区 7 号 楼", "电表箱打火花 梅园小区7号楼")]
    [InlineData("着 火了", "着火了")]
    [InlineData("垃圾没人收 锦泉小区", "垃圾没人收 锦泉小区")]
    [InlineData("  B座  2层\n 漏水 ", "B座 2层\n漏水")]
    public void Only_blanks_that_part_words_stay(string text, string read)
    {
        Assert.Equal(read, NormalText.WithBlanks(text));
        Assert.Equal(NormalText.Of(text, keepCase: true), NormalText.Of(read, keepCase: true));
    }

    [Property(MaxTest = 1000)]
    public bool The_blanks_that_stay_change_nothing_else(string? text)
        => NormalText.Of(NormalText.WithBlanks(text ?? ""), keepCase: true) == NormalText.Of(text ?? "", keepCase: true);
}
