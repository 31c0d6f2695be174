// A tiny second city: other bureaus, one district, two communities, four grids; everything else stays as it ships.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using static GridBot.Conversation.Tests.Grids.GridFolderBuilder;

namespace GridBot.Conversation.Tests.Grids;

public sealed class SecondCityTests : IDisposable
{
    private readonly GridFolderBuilder folder = new();

    [Fact]
    public void A_second_city_takes_a_report_and_its_notice_names_its_own_bureau_and_grid()
    {
        Build();
        var dialogs = folder.Read();
        Assert.Equal((4, 2, 1), (dialogs.Grids!.Grids.Count, dialogs.Grids.Communities.Count, dialogs.Grids.Districts.Count));
        var city = Open(dialogs);
        Assert.Contains("望潮社区东二网格", ReplyText.Of(city.Say("灯塔街30号楼道堆满纸箱").Reply), StringComparison.Ordinal);
        city.Say("提交");
        Assert.Equal(("gonganju", "wc-2"), (city.Reports[0].Bureau, city.Reports[0].Grid));
        var notice = Assert.Single(city.Notices);
        Assert.Equal("linhai-police", notice.Group);
        Assert.Contains("临海市公安局", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("望潮社区东二网格", notice.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("→ 市公安局", notice.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_districts_goes_to_the_second_citys_district_by_word_and_by_point()
    {
        Build();
        var city = Open(folder.Read());
        city.Say("渔港小区停水两天了没人管");
        city.Say("提交");
        city.Send(new Activity { Kind = ActivityKind.Location, Point = new GeoPoint(36.05, 120.15), PlaceLabel = "码头" });
        city.Say("井盖没了");
        Assert.Equal(QuestionKind.Summary, city.Session.Open.Kind);
        city.Say("提交");
        Assert.Equal([("linhai-qu", "wc-2"), ("linhai-qu", "yg-1")], city.Reports.Select(report => (report.Bureau, report.Grid)));
    }

    [Fact]
    public void Deadlines_and_words_of_the_second_city_are_its_own()
    {
        Build();
        folder.Change("matters/07-fire.yaml", "3 working days", "5 working days").Change("wording.yaml", "有进展我来告诉您", "有消息就告诉您");
        var city = Open(folder.Read());
        city.Say("灯塔街30号楼道堆满纸箱");
        var filed = ReplyText.Of(city.Say("提交").Reply);
        Assert.Contains("5个工作日", filed, StringComparison.Ordinal);
        Assert.Contains("有消息就告诉您", filed, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private void Build()
    {
        folder.Change("bureaus.yaml", "{ name: 市公安局, group: gonganju, officers: { sunwei: 孙伟 }, members: { machao: 马超 } }", "{ name: 临海市公安局, group: linhai-police }")
            .Change("bureaus.yaml", "shifandong: { name: 示范东区, group: shifandong, officers: { songyu: 宋宇 } }", "linhai-qu: { name: 临海区, group: linhai-qu }")
            .Change("bureaus.yaml", "  shifanxi: { name: 示范西区, group: shifanxi, officers: { tangning: 唐宁 } }\n", "")
            .Grids(
                Header
                + "lh,临海区,linhai-qu,gk,港口街道,wc,望潮社区,wc-1,东一网格,灯塔街1-29\n"
                + "lh,临海区,linhai-qu,gk,港口街道,wc,望潮社区,wc-2,东二网格,灯塔街30-60\n"
                + "lh,临海区,linhai-qu,gk,港口街道,yg,渔港社区,yg-1,西一网格,渔港小区\n"
                + "lh,临海区,linhai-qu,gk,港口街道,yg,渔港社区,yg-2,西二网格,晒网场\n",
                Collection("GCJ-02", Square("wc-1", 1200, 360), Square("wc-2", 1201, 360), Square("yg-1", 1200, 361), Square("yg-2", 1201, 361)));
    }

    private static MemoryConversation Open(Dialogs.DialogSet dialogs) => new(new ConversationEngine(dialogs, new Uri("https://linhai.example/")), Role.Worker, TimeProvider.System, new Random(1));
}
