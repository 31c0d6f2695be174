// A resident with a phone, the public account, and the bot between them: the real host and the simulated platform.
using GridBot.Channels.OfficialAccount;
using GridBot.Conversation.Turns;
using GridBot.Simulator;
using GridBot.Storage.Privacy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class ResidentServiceTests
{
    private const string Story = "锦绣小区停水两天了没人管";

    [Fact]
    public async Task A_first_report_is_answered_in_the_answer_to_the_message_with_the_notice_once_and_reaches_the_group()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = PhoneOf(stage);
        var first = await phone.SendTextAsync(Story, stage.Token);
        Assert.Contains("先说明一下", first.Reply!.Content, StringComparison.Ordinal);
        var filed = await phone.SendTextAsync("1", stage.Token);

        Assert.Contains("已上报", filed.Reply!.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("先说明一下", filed.Reply.Content, StringComparison.Ordinal);
        var number = ReportNumbers.In(filed.Reply.Content);
        var told = await Eventually.AsAsync(() => stage.Simulator.Groups.SelectMany(group => stage.Simulator.GroupMessages(group.Id)).ToList(), messages => messages.Count > 0);
        Assert.Contains(told, notice => notice.Text.Contains(number, StringComparison.Ordinal));
        Assert.All(phone.Messages.Where(message => !message.Mine), message => Assert.Equal("passive", message.Origin));
        Assert.Equal(RunningBot.Dialogs.Wording.Say(Phrase.PrivacyVersion), await QueryAsync(stage, "SELECT agreed_to FROM person"));
    }

    [Fact]
    public async Task A_burst_gets_one_answer_with_all_of_it_and_the_others_are_acknowledged()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = PhoneOf(stage);
        await Task.WhenAll(phone.SendTextAsync(Story, stage.Token), phone.SendLocationAsync(38.914, 121.6147, "锦绣小区", stage.Token), phone.SendImageAsync(TestPicture.Jpeg, stage.Token));
        var answer = Assert.Single(await Eventually.AsAsync(() => phone.Messages.Where(message => !message.Mine).ToList(), messages => messages.Count > 0));

        Assert.Contains("1张", answer.Text, StringComparison.Ordinal);
        Assert.Contains("锦绣小区", answer.Text, StringComparison.Ordinal);
        Assert.Equal("0", await QueryAsync(stage, "SELECT COUNT(*) FROM outbox WHERE kind = 'PersonMessage' AND replace_key LIKE 'answer:%'"));
    }

    [Theory]
    [InlineData(CallbackTrick.DuplicateDelivery)]
    [InlineData(CallbackTrick.Replay)]
    public async Task What_is_delivered_twice_has_one_effect_and_the_same_answer(CallbackTrick trick)
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = PhoneOf(stage);
        await phone.SendTextAsync(Story, trick, stage.Token);
        var outcome = await phone.SendTextAsync("提交", trick, stage.Token);

        Assert.Contains("已上报", outcome.Reply!.Content, StringComparison.Ordinal);
        Assert.Equal("1", await QueryAsync(stage, "SELECT COUNT(*) FROM report"));
    }

    [Theory]
    [InlineData(CallbackTrick.BadSignature)]
    [InlineData(CallbackTrick.OldTimestamp)]
    [InlineData(CallbackTrick.ForeignCorpId)]
    [InlineData(CallbackTrick.BrokenBase64)]
    [InlineData(CallbackTrick.TruncatedCipher)]
    [InlineData(CallbackTrick.BrokenPadding)]
    [InlineData(CallbackTrick.HugeBody)]
    [InlineData(CallbackTrick.DtdPayload)]
    [InlineData(CallbackTrick.DtdEnvelope)]
    [InlineData(CallbackTrick.MalformedEnvelope)]
    [InlineData(CallbackTrick.PlainPost)]
    public async Task Every_forgery_is_refused_a_plain_post_to_a_safe_account_too(CallbackTrick trick)
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var outcome = await PhoneOf(stage).SendTextAsync(Story, trick, stage.Token);

        Assert.Contains(outcome.LastStatus, (int[])[400, 403]);
        Assert.DoesNotContain("锦绣", stage.Log.All, StringComparison.Ordinal);
        Assert.Equal("0", await QueryAsync(stage, "SELECT COUNT(*) FROM seen"));
    }

    [Fact]
    public async Task Every_event_is_acknowledged_and_following_is_greeted()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var newcomer = stage.Account.Phone(DefaultResidents.All[2].OpenId);
        var greeted = await newcomer.SubscribeAsync(cancellationToken: stage.Token);
        Assert.Contains("先说明一下", greeted.Reply!.Content, StringComparison.Ordinal);
        foreach (var outcome in (CallbackOutcome[])
        [
            await newcomer.ReportLocationAsync(38.9, 121.6, 10, stage.Token),
            await newcomer.SendEventAsync("some_event_of_next_year", "x", stage.Token),
            await newcomer.SendEventAsync("user_authorization_revoke", "", stage.Token),
            await newcomer.UnsubscribeAsync(stage.Token),
        ])
        {
            Assert.True(outcome.Delivered);
            Assert.Null(outcome.Reply);
        }
    }

    [Fact]
    public async Task The_menu_has_three_entries_and_each_is_answered()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = PhoneOf(stage);
        Assert.Equal(["我要上报", "我的上报", "办事指南"], stage.Account.Menu!.Entries.Select(entry => entry.Name));
        foreach (var entry in stage.Account.Menu.Entries)
        {
            var outcome = await phone.TapMenuAsync(entry.Name, stage.Token);
            Assert.False(string.IsNullOrEmpty(outcome.Reply?.Content), entry.Name);
        }
    }

    [Fact]
    public async Task News_of_a_case_comes_by_message_while_the_window_is_open_and_waits_for_the_person_when_it_is_used_up()
    {
        await using var stage = await SimulatedStage.OpenAsync(change: settings => settings with { Conversation = settings.Conversation with { QuietHours = false } });
        var phone = PhoneOf(stage);
        await phone.SendTextAsync(Story, stage.Token);
        var number = ReportNumbers.In((await phone.SendTextAsync("提交", stage.Token)).Reply!.Content);
        var desk = OfficerOf(stage, await QueryAsync(stage, "SELECT bureau FROM report"));

        await desk.SendTextAsync($"签收 {number}", stage.Token);
        await Eventually.AsAsync(() => Told(phone), told => told == 1);
        for (var question = 1; question <= 6; question++)
        {
            await desk.SendTextAsync($"问报告人 {number} 第{question}个问题:几号楼?", stage.Token);
        }

        await Eventually.AsAsync(() => Told(phone), told => told == 5);
        await Eventually.AsAsync(() => QueryAsync(stage, "SELECT COUNT(*) FROM outbox WHERE kind = 'PersonMessage' AND last_result = 'awaits-person'"), held => held == "1");
        Assert.DoesNotContain(stage.Account.Events.After(0), found => found.Summary.Contains("45047", StringComparison.Ordinal));

        await phone.SendTextAsync("3号楼", stage.Token);
        await Eventually.AsAsync(() => Told(phone), told => told >= 7);
    }

    [Fact]
    public async Task When_the_window_is_shut_an_outcome_comes_by_template_with_number_matter_and_state()
    {
        var template = new OutcomeTemplate
        {
            Id = DefaultResidents.ProgressTemplate,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["character_string1"] = "number", ["thing2"] = "matter", ["phrase3"] = "state", ["time4"] = "time", ["thing5"] = "note" },
        };
        await using var stage = await SimulatedStage.OpenAsync(change: settings => settings with
        {
            Conversation = settings.Conversation with { QuietHours = false },
            OfficialAccount = settings.OfficialAccount with { MessageWindow = TimeSpan.FromMilliseconds(1), OutcomeTemplate = template },
        });
        var phone = PhoneOf(stage);
        await phone.SendTextAsync(Story, stage.Token);
        var number = ReportNumbers.In((await phone.SendTextAsync("提交", stage.Token)).Reply!.Content);
        await OfficerOf(stage, await QueryAsync(stage, "SELECT bureau FROM report")).SendTextAsync($"签收 {number}", stage.Token);

        var told = await Eventually.AsAsync(() => phone.Messages.LastOrDefault(message => message.Origin == "template"), found => found is not null);
        var values = told!.Card!.Facts.Select(fact => fact.Value).ToList();
        Assert.Contains(number, values);
        Assert.Contains(values, value => value.Contains("签收", StringComparison.Ordinal));
        await Eventually.AsAsync(() => QueryAsync(stage, "SELECT COUNT(*) FROM outbox o JOIN person p ON p.id = o.recipient WHERE o.kind = 'PersonMessage' AND p.channel = 'official-account'"), waiting => waiting == "0");
    }

    [Fact]
    public async Task Whoever_has_everything_deleted_gets_a_receipt_that_the_audit_trail_proves()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = PhoneOf(stage);
        await phone.SendTextAsync(Story, stage.Token);
        await phone.SendTextAsync("提交", stage.Token);
        await phone.SendTextAsync("留电话 13800138000", stage.Token);
        Assert.Contains("电话1个", (await phone.SendTextAsync("我的数据", stage.Token)).Reply!.Content, StringComparison.Ordinal);
        await phone.SendTextAsync("删除我的数据", stage.Token);
        var said = (await phone.SendTextAsync("删除", stage.Token)).Reply!.Content;

        var receipt = said.Split("凭证号 ")[1].Split('，')[0];
        Assert.Equal(AuditFault.None, (await stage.Services.GetRequiredService<AuditStore>().VerifyAsync(receipt, stage.Token)).Fault);
        Assert.Equal("0", await QueryAsync(stage, $"SELECT COUNT(*) FROM person WHERE channel = '{OfficialAccountCallback.Channel}'"));
        Assert.Equal("0", await QueryAsync(stage, "SELECT COUNT(*) FROM report_contact"));
        Assert.Equal("|1", await QueryAsync(stage, "SELECT person || '|' || (body <> '') FROM report"));
    }

    private static ResidentPhone PhoneOf(SimulatedStage stage) => stage.Account.Phone(DefaultResidents.All[0].OpenId);

    private static SimulatorPhone OfficerOf(SimulatedStage stage, string bureau) => stage.Simulator.Phone(RunningBot.Dialogs.Bureaus[bureau].Officers[0].User);

    private static int Told(ResidentPhone phone) => phone.Messages.Count(message => message is { Mine: false, Origin: "api" });

    private static async Task<string> QueryAsync(SimulatedStage stage, string sql)
    {
        await using var connection = new SqliteConnection(stage.ConnectionString);
        await connection.OpenAsync(stage.Token);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(stage.Token))?.ToString() ?? "";
    }
}
