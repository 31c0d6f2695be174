// The twelve behaviour cases every chat that takes reports is judged by, through the real callback; tests/peers/botbuilder plays the same against a peer.
using Xunit;

namespace GridBot.Tests.Service;

public sealed class BehaviourTests
{
    private const string Worker = "zhang";

    /// <summary>A fire hazard without a place: the place is asked.</summary>
    private const string NoPlace = "楼道里消防栓没水,水带也没了";

    /// <summary>A case of food poisoning: the number of people is asked.</summary>
    private const string NoPeople = "我们在解放路8号饭店吃完饭都拉肚子了";

    [Fact]
    public async Task Back_goes_one_question_back()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPlace, "位置");
        await SayAsync(stage, "锦绣小区5号楼", "锦绣小区5号楼");
        await SayAsync(stage, "返回", "位置");
        await SayAsync(stage, "锦绣小区6号楼", "锦绣小区6号楼");
        await SayAsync(stage, "提交", "WG");
        Assert.Equal("锦绣小区6号楼", await stage.QueryAsync<string>("SELECT place FROM report"));
    }

    [Fact]
    public async Task Cancel_ends_it_and_nothing_is_kept()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPlace, "位置");
        await SayAsync(stage, "取消", "取消");
        await SayAsync(stage, "提交", "没有可以提交");
        Assert.Equal(0, await stage.CountAsync("report"));
    }

    [Fact]
    public async Task What_the_first_message_said_is_not_asked_again()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, "昨晚和平路12号3单元楼道堆满纸箱,还有人飞线充电", "提交");
        await SayAsync(stage, "提交", "WG");
        Assert.Equal("和平路12号3单元", await stage.QueryAsync<string>("SELECT place FROM report"));
        var answers = await stage.QueryAsync<string>("SELECT answers FROM report");
        Assert.Contains("blocked,charging", answers, StringComparison.Ordinal);
        var occurred = await stage.QueryAsync<long>("SELECT occurred_at FROM report");
        var filed = await stage.QueryAsync<long>("SELECT filed_at FROM report");
        Assert.True(occurred < filed, "The evening before lies before the report.");
    }

    [Fact]
    public async Task An_earlier_answer_is_corrected_in_passing()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPeople, "几个人");
        await SayAsync(stage, "刚才地点说错了,是人民路21号", "人民路21号");
        await SayAsync(stage, "2个", "");
        await SayAsync(stage, "提交", "");
        await Eventually.AsAsync(() => stage.QueryAsync<string>("SELECT place FROM report"), place => place == "人民路21号");
        Assert.Contains("\"people\",\"label\":\"不适人数\",\"value\":\"2\"", await stage.QueryAsync<string>("SELECT answers FROM report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_answered_and_the_question_comes_back()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPlace, "位置");
        var help = await SayAsync(stage, "帮助", "取消");
        Assert.Contains("位置", help, StringComparison.Ordinal);
        await SayAsync(stage, "锦绣小区5号楼", "提交");
    }

    [Fact]
    public async Task A_photo_at_a_text_question_is_kept_and_the_question_stays()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        await TellAsync(stage, NoPlace, "位置");
        await stage.Client.ImageAsync(Worker, "photo");
        Assert.Contains("位置", (await stage.Platform.SentAsync(Worker, 2)).Words, StringComparison.Ordinal);
        await SayAsync(stage, "锦绣小区5号楼", "1张");
        await SayAsync(stage, "提交", "WG");
        Assert.Equal(1, await stage.CountAsync("attachment"));
    }

    [Fact]
    public async Task An_ordinal_takes_that_option()
    {
        await using var stage = await ServiceStage.OpenAsync();
        var menu = await SayAsync(stage, "菜单", "2. ");
        var second = menu.Split('\n').First(line => line.StartsWith("2. ", StringComparison.Ordinal))[3..];
        await SayAsync(stage, "第二个", second);
    }

    [Fact]
    public async Task Three_people_are_three()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPeople, "几个人");
        await SayAsync(stage, "三个人", "");
        await SayAsync(stage, "提交", "");
        await Eventually.AsAsync(() => stage.QueryAsync<string>("SELECT answers FROM report"), answers => answers.Contains("\"value\":\"3\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_or_three_are_two_or_three()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPeople, "几个人");
        await SayAsync(stage, "两三个", "");
        await SayAsync(stage, "提交", "");
        await Eventually.AsAsync(
            () => stage.QueryAsync<string>("SELECT answers FROM report"),
            answers => answers.Contains("\"value\":\"3\"", StringComparison.Ordinal) || answers.Contains("\"value\":\"2\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_typo_in_a_choice_is_understood()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await SayAsync(stage, "菜单", "消防安全");
        var kinds = await SayAsync(stage, "消方安全", "消防安全");
        Assert.Contains("1. ", kinds, StringComparison.Ordinal);
        Assert.DoesNotContain("消方", kinds, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_within_a_sentence_is_understood()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await SayAsync(stage, "菜单", "消防安全");
        await SayAsync(stage, "小区有消防隐患", "");
        await SayAsync(stage, "锦绣小区5号楼", "消防安全");
        await SayAsync(stage, "提交", "WG");
        Assert.Equal((7L, "锦绣小区5号楼"), (await stage.QueryAsync<long>("SELECT matter FROM report"), await stage.QueryAsync<string>("SELECT place FROM report")));
    }

    [Fact]
    public async Task A_message_delivered_twice_has_one_effect()
    {
        await using var stage = await ServiceStage.OpenAsync();
        await TellAsync(stage, NoPlace, "位置");
        var id = CallbackClient.NewId();
        var first = await stage.Client.TextAsync(Worker, "锦绣小区5号楼", id);
        var second = await stage.Client.TextAsync(Worker, "锦绣小区5号楼", id);
        Assert.Equal(first.Text, second.Text);
        await SayAsync(stage, "提交", "WG");
        Assert.Equal((1L, "锦绣小区5号楼"), (await stage.CountAsync("report"), await stage.QueryAsync<string>("SELECT place FROM report")));
    }

    /// <summary>A first message: acknowledged at once, answered calmly through the send API.</summary>
    private static async Task TellAsync(ServiceStage stage, string text, string conveys)
    {
        Assert.Empty((await stage.Client.TextAsync(Worker, text)).Raw);
        Assert.Contains(conveys, (await stage.Platform.SentAsync(Worker)).Words, StringComparison.Ordinal);
    }

    /// <summary>A short message and its answer, whichever way it comes.</summary>
    private static async Task<string> SayAsync(ServiceStage stage, string text, string conveys)
    {
        var before = stage.Platform.SentTo(Worker).Count;
        var answer = await stage.Client.TextAsync(Worker, text);
        var words = answer.Text.Length > 0 ? answer.Text : (await stage.Platform.SentAsync(Worker, before + 1)).Words;
        Assert.Contains(conveys, words, StringComparison.Ordinal);
        return words;
    }
}
