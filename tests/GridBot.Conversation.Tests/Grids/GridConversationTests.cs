// Grids in the conversation: what is shown, what is asked and when, and what never is.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Grids;

public sealed class GridConversationTests
{
    private const string Unknown = "滨河路66号楼道堆满纸箱";
    private const string OtherUnknown = "滨河路166号楼道堆满纸箱";

    [Fact]
    public void Summary_report_and_notice_carry_the_grid_of_the_address()
    {
        var chat = new Chat();
        Assert.Contains("和平社区第2网格", chat.Say("和平路12号3单元楼道堆满纸箱"), StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Equal(("heping-2", "heping"), (chat.Reports[0].Grid, chat.Reports[0].Community));
        Assert.Contains("和平社区第2网格", Assert.Single(chat.Notices).Markdown, StringComparison.Ordinal);
        Assert.Contains("示范东区", chat.Notices[0].Markdown, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
    }

    [Fact]
    public void A_location_tells_the_grid()
    {
        var chat = new Chat();
        chat.Say("楼道堆满纸箱");
        Assert.Contains("人民社区第1网格", chat.Locate(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_grid_follows_the_place()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        Assert.Contains("锦绣社区第3网格", chat.Say("地点改成锦绣小区5号楼"), StringComparison.Ordinal);
        Assert.DoesNotContain("网格", chat.Say("地点改成滨河路66号"), StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Equal(("", ""), (chat.Reports[0].Grid, chat.Reports[0].Community));
        Assert.DoesNotContain("网格", chat.Notices[0].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_districts_goes_to_the_bureau_of_the_district_where_it_is_known()
    {
        var chat = new Chat();
        Assert.Contains("示范西区", chat.Say("锦绣小区停水两天了没人管"), StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Equal("shifanxi", chat.Reports[0].Bureau);
        Assert.Equal("shifanxi", chat.Notices[0].Group);
        chat.Say("滨河路66号停水两天了没人管");
        chat.Say("提交");
        Assert.Equal("qushixian", chat.Reports[0].Bureau);
    }

    [Fact]
    public void A_worker_is_asked_for_the_home_grid_once_and_after_the_report_went_out()
    {
        var chat = new Chat();
        chat.Say(Unknown);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Single(chat.Reports);
        Assert.Equal(QuestionKind.Home, chat.Session.Open.Kind);
        Assert.Equal(7, chat.Options.Count);
        chat.Tap("锦绣社区");
        Assert.Equal(QuestionKind.HomeGrid, chat.Session.Open.Kind);
        Assert.Contains("锦绣社区第3网格", chat.Say("第3网格"), StringComparison.Ordinal);
        Assert.Equal("jinxiu-3", chat.HomeGrid);
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);

        chat.Say("楼道堆满纸箱");
        Assert.Contains("锦绣社区第3网格", chat.Say("3号楼"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("跳过")]
    [InlineData("不知道")]
    [InlineData("好的")]
    [InlineData("没有")]
    [InlineData("7")]
    public void A_worker_who_passes_is_never_asked_again(string pass)
    {
        var chat = new Chat();
        chat.Say(Unknown);
        chat.Say("提交");
        chat.Say(pass);
        Assert.Equal((QuestionKind.None, (Draft?)null), (chat.Session.Open.Kind, chat.Draft));
        chat.Say(OtherUnknown);
        chat.Say("提交");
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
        Assert.Equal("", chat.HomeGrid);
    }

    [Fact]
    public void Who_goes_on_reporting_answers_the_question_by_not_answering()
    {
        var chat = new Chat();
        chat.Say(Unknown);
        chat.Say("提交");
        Assert.Contains("解放路8号", chat.Say("解放路8号井盖没了"), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        chat.Say(OtherUnknown);
        chat.Say("提交");
        Assert.Equal((3, QuestionKind.None), (chat.Reports.Count, chat.Session.Open.Kind));

        chat = new Chat();
        chat.Say(Unknown);
        chat.Say("提交");
        chat.Photo();
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
    }

    [Fact]
    public void Nobody_is_asked_after_an_urgent_report_or_when_the_grid_is_known()
    {
        var chat = new Chat();
        chat.Say("滨河路66号五楼着火了,火苗挺大");
        chat.AnswerAll();
        Assert.Single(chat.Reports);
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
        Assert.False(chat.Session.HomeAsked);
    }

    [Fact]
    public void My_grid_shows_asks_and_changes_and_a_draft_goes_on()
    {
        var chat = new Chat();
        chat.Say("我的网格");
        Assert.Equal(QuestionKind.Home, chat.Session.Open.Kind);
        chat.Say("锦绣社区第3网格");
        Assert.Equal("jinxiu-3", chat.HomeGrid);
        Assert.Contains("锦绣社区第3网格", chat.Say("我的网格"), StringComparison.Ordinal);
        chat.Say("返回");
        Assert.Equal("jinxiu-3", chat.HomeGrid);
        chat.Say(Unknown);
        chat.Say("我的网格");
        chat.Say("和平社区");
        Assert.Contains("和平社区第4网格", chat.Say("4"), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("我的网格");
        chat.Say("返回");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void My_data_tells_the_home_grid_and_deleting_takes_it_away()
    {
        var chat = new Chat();
        chat.Say("我的网格");
        chat.Say("锦绣社区第3网格");
        Assert.Contains("锦绣社区第3网格", chat.Say("我的数据"), StringComparison.Ordinal);
        chat.Say("删除我的数据");
        chat.Say("删除");
        Assert.Equal("", chat.HomeGrid);
    }

    [Fact]
    public void A_resident_is_asked_for_the_community_only_when_nothing_else_tells_it()
    {
        var chat = new Chat(Role.Resident);
        chat.Say("锦绣小区停水两天了没人管");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);

        chat = new Chat(Role.Resident);
        chat.Say("滨河路66号停水两天了没人管");
        Assert.Equal(QuestionKind.Community, chat.Session.Open.Kind);
        Assert.Contains("示范东区", chat.Tap("人民社区"), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Equal(("", "renmin", "shifandong"), (chat.Reports[0].Grid, chat.Reports[0].Community, chat.Reports[0].Bureau));
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);

        chat = new Chat(Role.Resident);
        chat.Say("楼道堆满纸箱");
        chat.Say("3号楼");
        Assert.Equal(QuestionKind.Community, chat.Session.Open.Kind);

        chat = new Chat(Role.Resident);
        chat.Say(Unknown);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Theory]
    [InlineData("不知道")]
    [InlineData("不清楚")]
    [InlineData("跳过")]
    [InlineData("老街社区")]
    [InlineData("我忘了")]
    public void A_resident_who_does_not_know_the_community_is_not_asked_again(string answer)
    {
        var chat = new Chat(Role.Resident);
        chat.Say("滨河路66号停水两天了没人管");
        chat.Say(answer);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Equal("滨河路66号", chat.Shown("place"));
        chat.Say("地点改成滨河路68号");
        Assert.Equal(QuestionKind.Community, chat.Session.Open.Kind);
        chat.Say("锦绣社区");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Equal("jinxiu", chat.Reports[0].Community);
    }

    [Fact]
    public void A_resident_in_danger_is_not_asked_for_a_community()
    {
        var chat = new Chat(Role.Resident);
        chat.Say("楼道着火了");
        for (var turn = 0; chat.Session.Open.Kind == QuestionKind.Slot && turn < 6; turn++)
        {
            _ = chat.Asked!.Id == "place" ? chat.Say("3号楼") : chat.AnswerAsked();
        }

        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
    }

    [Fact]
    public void A_wrong_grid_can_be_changed()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        chat.Say("改网格");
        Assert.Equal(QuestionKind.Community, chat.Session.Open.Kind);
        Assert.Contains("锦绣社区第1网格", chat.Say("锦绣社区第1网格"), StringComparison.Ordinal);
        chat.Say("提交");
        Assert.Equal("jinxiu-1", chat.Reports[0].Grid);
    }

    [Fact]
    public void Without_grids_nothing_is_asked_or_told()
    {
        using var folder = new GridFolderBuilder();
        Directory.Delete(Path.Combine(folder.Path, "grids"), recursive: true);
        var conversation = new Transcripts.MemoryConversation(new ConversationEngine(folder.Read(), new Uri("https://grid.example/")), Role.Worker, TimeProvider.System, new Random(1));
        Assert.DoesNotContain("网格", ReplyOf("和平路12号3单元楼道堆满纸箱"), StringComparison.Ordinal);
        ReplyOf("提交");
        Assert.DoesNotContain("网格", Assert.Single(conversation.Notices).Markdown, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.None, conversation.Session.Open.Kind);
        ReplyOf("我的网格");
        Assert.Equal(QuestionKind.None, conversation.Session.Open.Kind);

        string ReplyOf(string text) => Transcripts.ReplyText.Of(conversation.Say(text).Reply);
    }

    [Fact]
    public void A_city_of_many_communities_has_their_names_typed()
    {
        using var folder = new GridFolderBuilder();
        folder.Grids(GridFolderBuilder.Header + string.Concat(Enumerable.Range(1, 12).Select(no => GridFolderBuilder.Row($"g{no}", community: $"c{no}") + GridFolderBuilder.Row($"h{no}", community: $"c{no}"))));
        var conversation = new Transcripts.MemoryConversation(new ConversationEngine(folder.Read(), new Uri("https://grid.example/")), Role.Worker, TimeProvider.System, new Random(1));
        Assert.Empty(conversation.Say("我的网格").Reply!.Options);
        conversation.Say("c7社区");
        Assert.Equal(3, conversation.LastOptions.Count);
        conversation.Say("整个社区");
        Assert.Equal("c7", conversation.HomeGrid);
    }

    [Fact]
    public void The_written_conversations_about_grids_go_as_they_are_written()
    {
        var faults = new List<DialogFault>();
        var written = Transcripts.TranscriptReader.Read(Path.Combine(RealDialogs.Folder, "grids", "grids.transcript"), faults);
        Assert.Empty(faults);
        Assert.NotEmpty(written);
        Assert.Empty(written.SelectMany(new Transcripts.TranscriptPlayer(RealDialogs.Engine).Play));
    }
}
