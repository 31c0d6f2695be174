// Which places are found in free text, measured over Data/places.txt, and the wrong ones that were found before.
using FsCheck.Xunit;
using GridBot.Classification;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class PlaceReaderTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Places_are_found_in_first_sentences_and_few_are_wrong()
    {
        Assert.True(FirstSentence.All.Count >= 120);
        Measure(FirstSentence.All, leastRecall: 0.95, mostWrong: 0.02, detailed: true);
    }

    [Fact]
    public void Sentences_never_tuned_for_do_not_do_much_worse() => Measure(FirstSentence.HeldOut, leastRecall: 0.8, mostWrong: 0.1, detailed: false);

    private void Measure(IReadOnlyList<FirstSentence> sentences, double leastRecall, double mostWrong, bool detailed)
    {
        var told = 0;
        var right = 0;
        var wrong = 0;
        foreach (var sentence in sentences)
        {
            var found = Find(sentence.Text);
            told += sentence.Places.Count > 0 ? 1 : 0;
            if (found is not null && sentence.IsPlace(found))
            {
                right++;
            }
            else if (found is not null)
            {
                wrong++;
            }

            if (detailed && (found is null ? sentence.Places.Count > 0 : !sentence.IsPlace(found)))
            {
                output.WriteLine($"not right: {sentence.Text} -> {found} (right: {string.Join('/', sentence.Places)})");
            }
        }

        output.WriteLine($"sentences {sentences.Count}, with a place {told}, right {right} ({100.0 * right / told:0.0} %), wrong {wrong} ({100.0 * wrong / sentences.Count:0.0} %)");
        Assert.InRange((double)right / told, leastRecall, 1);
        Assert.InRange((double)wrong / sentences.Count, 0, mostWrong);
    }

    [Theory]
    [InlineData("怀疑楼里有人传销")]
    [InlineData("孩子要上小学怎么办")]
    [InlineData("孩子想回学校")]
    [InlineData("手机不会弄,想交电费")]
    [InlineData("宣传进社区,发了200份")]
    [InlineData("巡河3公里,没有问题")]
    [InlineData("承包地流转的钱村里一直不给")]
    [InlineData("楼下饭店天天冒黑烟")]
    [InlineData("锦绣小区那边楼下饭店", "锦绣小区那边楼下饭店")]
    [InlineData("化工厂味道太大")]
    [InlineData("汽修厂乱倒机油")]
    [InlineData("石料厂扬尘")]
    [InlineData("服装厂欠薪")]
    [InlineData("搅拌站半夜施工")]
    [InlineData("五金城通道堵了")]
    [InlineData("铁路小学做护路宣传", "铁路小学")]
    [InlineData("希望和平路12号装个路灯", "和平路12号")]
    [InlineData("怀疑鑫源化工厂偷排", "鑫源化工厂")]
    [InlineData("盼着锦绣小区装电梯", "锦绣小区")]
    [InlineData("今天上午9点和平路12号着火", "和平路12号")]
    [InlineData("昨晚七点到今天早上解放路8号都没水", "解放路8号")]
    [InlineData("3号楼电梯坏了")]
    [InlineData("村里收存款利息比银行高")]
    [InlineData("前后院都淹了")]
    [InlineData("和银行一起进社区宣传")]
    [InlineData("孩子明年上小学")]
    [InlineData("修完管道路没恢复")]
    [InlineData("找个派出所弄一下")]
    [InlineData("教育日小学搞了活动")]
    [InlineData("我从黑龙江来的")]
    [InlineData("黑龙江路12号漏水", "黑龙江路12号")]
    [InlineData("街角那个废品收购站搬走了,换成洗车行")]
    [InlineData("地图上人民路21号写的是饭店", "人民路21号")]
    [InlineData("有人拿电锯割铁路的防护网")]
    [InlineData("给学生讲了爱路护路")]
    [InlineData("把水沟弄臭了")]
    [InlineData("水面上一层沫子")]
    [InlineData("大车老蹭限高架")]
    [InlineData("把荒地整成小花园")]
    [InlineData("一场大雨院里成河了")]
    [InlineData("欠了半年人民路21号工地", "人民路21号工地")]
    [InlineData("挂了20条心理健康横幅锦绣小区门口", "锦绣小区门口")]
    [InlineData("发了三百个文化广场", "文化广场")]
    [InlineData("在店里解放路8号", "解放路8号")]
    [InlineData("放防非法集资短片文化广场", "文化广场")]
    public void What_is_no_place_is_not_taken_for_one(string text, string? place = null) => Assert.Equal(place, Find(text));

    [Theory]
    [InlineData("和平路12号3单元", "不对,是14号", "和平路14号3单元")]
    [InlineData("锦绣小区5号楼2单元", "3单元", "锦绣小区5号楼3单元")]
    [InlineData("锦绣小区", "是5号楼", "锦绣小区5号楼")]
    [InlineData("和平路12号", "不对", null)]
    public void A_short_correction_changes_only_the_part_it_names(string known, string said, string? amended)
        => Assert.Equal(amended, RealDialogs.Set.Places.Amend(known, said));

    [Property(MaxTest = 2000)]
    public bool A_place_lies_within_any_text(string? noise)
    {
        var text = NormalText.Of(noise ?? "", keepCase: true);
        return RealDialogs.Set.Places.Find(text, RealDialogs.Set.Times.Spans(text, Now)) is not { } span || (span.Start >= 0 && span.Length > 0 && span.End <= text.Length);
    }

    private static string? Find(string text)
    {
        var normal = NormalText.WithBlanks(text);
        return RealDialogs.Set.Places.Find(normal, RealDialogs.Set.Times.Spans(normal, Now)) is { } span ? NormalText.Of(normal.Substring(span.Start, span.Length), keepCase: true) : null;
    }
}
