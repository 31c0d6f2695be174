// Every code of the Official Account's list, for its calls and for stable_token.
using System.Text;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Platform;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountErrorCodesTests
{
    private static readonly ApiWaits Waits = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(15));

    public static TheoryData<ApiAction, string, int[]> Classes => new()
    {
        { ApiAction.Sent, "ok", [0] },
        { ApiAction.Again, "busy", [-1] },
        { ApiAction.Again, "duplicate", [40241] },
        { ApiAction.Again, "rate", [45011] },
        { ApiAction.Again, "quota", [45009] },
        { ApiAction.Refresh, "token", [40001, 40014, 42001, 41001] },
        { ApiAction.Configuration, "credentials", [40002, 40013, 40125, 40243, 41002, 41004] },
        { ApiAction.Configuration, "address", [40164] },
        { ApiAction.Configuration, "permission", [48001, 48004, 48006, 50002, 40200, 61024] },
        { ApiAction.Configuration, "template", [40036, 40037] },
        { ApiAction.AwaitsPerson, "window", [45015, 45047, 43101] },
        { ApiAction.Never, "recipient", [40003, 43004, 43019, 46004] },
        { ApiAction.Never, "content", [40008, 40033, 44004, 45002, 45162, 47001] },
        { ApiAction.Never, "template-field", [47003] },
        { ApiAction.Never, "media", [40004, 40006, 40007, 41005, 41006, 44001, 45001] },
        { ApiAction.Never, "menu", [40015, 40016, 40017, 40018, 40019, 40020, 40021, 40022, 40023, 46003] },
        { ApiAction.Never, "unknown-code", [1, -2, 99999, 60020, int.MaxValue, int.MinValue] },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void every_code_has_its_class(ApiAction action, string reason, int[] codes) =>
        Assert.All(codes, code => Assert.Equal(new ApiVerdict(action, reason), OfficialAccountErrorCodes.Table.Classify(code)));

    [Fact]
    public void no_code_is_in_the_table_that_is_not_tested_here() =>
        Assert.Empty(OfficialAccountErrorCodes.Table.Known.Except(Classes.SelectMany(row => row.Data.Item3)));

    [Fact]
    public void where_a_token_is_asked_for_a_wrong_credential_is_no_reason_to_ask_again()
    {
        Assert.Equal(new ApiVerdict(ApiAction.Configuration, "credentials"), OfficialAccountErrorCodes.TokenTable.Classify(40001));
        Assert.DoesNotContain(OfficialAccountErrorCodes.TokenTable.Known, code => OfficialAccountErrorCodes.TokenTable.Classify(code).Action == ApiAction.Refresh);
        Assert.All(
            OfficialAccountErrorCodes.TokenTable.Known.Where(code => code != 40001),
            code => Assert.Equal(OfficialAccountErrorCodes.Table.Classify(code), OfficialAccountErrorCodes.TokenTable.Classify(code)));
    }

    [Fact]
    public void each_answer_says_when_or_that_it_never_will()
    {
        Assert.Equal(new SendResult.Again("rate", 45011, Waits.Rate), Result("""{"errcode":45011}"""));
        Assert.Equal(new SendResult.Again("quota", 45009, Waits.Quota), Result("""{"errcode":45009,"errmsg":"reach max api daily quota limit"}"""));
        Assert.Equal(new SendResult.Again("busy", -1), Result("""{"errcode":-1}"""));
        Assert.Equal(new SendResult.AwaitsPerson("window", 45015), Result("""{"errcode":45015,"errmsg":"response out of time limit or subscription is canceled"}"""));
        Assert.Equal(new SendResult.Misconfigured("address", 40164), Result("""{"errcode":40164}"""));
        Assert.Equal(new SendResult.Never("recipient", 40003), Result("""{"errcode":40003}"""));
        Assert.Equal(new SendResult.Sent("200228332"), Result("""{"errcode":0,"errmsg":"ok","msgid":200228332}"""));
    }

    [Theory]
    [InlineData("invalid ip 1.2.3.4, not in whitelist rid: 6566f6d9-4a477f28-21702d49", "6566f6d9-4a477f28-21702d49")]
    [InlineData("x rid: 12<b>3 and more", "12b3")]
    [InlineData("x hint: [92.00884559] rid: 7", "9200884559")]
    [InlineData("x rid: ", "")]
    public void of_the_message_only_the_id_of_the_call_is_kept(string message, string hint) =>
        Assert.Equal(hint, ApiAnswer.Parse(200, Encoding.UTF8.GetBytes($$"""{"errcode":40164,"errmsg":"{{message}}"}""")).Hint);

    private static SendResult Result(string body) => ApiAnswer.Parse(200, Encoding.UTF8.GetBytes(body)).ToResult(OfficialAccountErrorCodes.Table, Waits);
}
