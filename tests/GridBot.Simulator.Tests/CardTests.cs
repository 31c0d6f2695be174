// Template cards: the rules, and a card's life from sending through taps to its end.
using System.Text.Json.Nodes;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class CardTests
{
    private const string Good = """
        {"card_type":"button_interaction","task_id":"t-1","main_title":{"title":"请核对","desc":"市公安局"},
         "horizontal_content_list":[{"keyname":"地点","value":"和平路12号"}],
         "button_list":[{"text":"提交","style":1,"key":"submit"},{"text":"修改","style":2,"key":"edit"}]}
        """;

    public static TheoryData<int, string> BrokenCards => new()
    {
        { 42031, """{"card_type":"none"}""" },
        { 42014, """{"task_id":""}""" },
        { 42014, """{"task_id":"有字"}""" },
        { 42033, """{"main_title":{}}""" },
        { 42027, """{"horizontal_content_list":[{"value":"v"}]}""" },
        { 42028, """{"horizontal_content_list":[{"keyname":"k","type":1,"url":"x.cn"}]}""" },
        { 42029, """{"horizontal_content_list":[{"keyname":"k","type":2}]}""" },
        { 42050, """{"horizontal_content_list":[{"keyname":"k","type":3}]}""" },
        { 42035, """{"horizontal_content_list":[{"keyname":"1"},{"keyname":"2"},{"keyname":"3"},{"keyname":"4"},{"keyname":"5"},{"keyname":"6"},{"keyname":"7"}]}""" },
        { 42038, """{"button_list":[]}""" },
        { 42038, """{"button_list":[{"key":"a"}]}""" },
        { 42039, """{"button_list":[{"text":"a"}]}""" },
        { 42051, """{"button_list":[{"text":"a","key":"k"},{"text":"b","key":"k"}]}""" },
        { 42042, """{"jump_list":[{"type":1,"url":"https://a.cn"}]}""" },
        { 42030, """{"card_action":{"type":2}}""" },
        { 42043, """{"button_selection":{"option_list":[{"id":"1","text":"a"}]}}""" },
        { 42040, """{"button_selection":{"question_key":"q","option_list":[{"text":"a"}]}}""" },
        { 42041, """{"button_selection":{"question_key":"q","option_list":[{"id":"1"}]}}""" },
        { 42045, """{"card_type":"text_notice"}""" },
        { 42044, """{"card_type":"news_notice","card_action":{"type":1,"url":"https://a.cn"}}""" },
        { 42047, """{"card_type":"multiple_interaction"}""" },
        { 42049, """{"card_type":"vote_interaction","checkbox":{"question_key":"q","option_list":[{"id":"1","text":"a"}]}}""" },
        { 42046, """{"card_type":"vote_interaction","checkbox":{"question_key":"q","option_list":[{"id":"1","text":"a"}]},"submit_button":{"text":"好"}}""" },
    };

    [Theory]
    [MemberData(nameof(BrokenCards))]
    public async Task A_broken_field_has_its_own_code(int code, string change)
    {
        await using var stage = await Stage.OpenAsync();
        var card = (JsonObject)JsonNode.Parse(Good)!;
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(change)!)
        {
            card[name] = value?.DeepClone();
        }

        Assert.Equal(code, Stage.Code(await stage.SendAsync(card, "template_card")));
        Assert.Empty(stage.Simulator.Phone("zhangsan").Messages);
    }

    [Fact]
    public async Task A_task_id_is_taken_once_and_a_refused_card_leaves_it_free()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(81013, Stage.Code(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card", "nobody")));
        Assert.Equal(0, Stage.Code(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card")));
        var again = await stage.SendAsync(JsonNode.Parse(Good)!, "template_card");
        Assert.Equal(42014, Stage.Code(again));
        Assert.StartsWith("taskid has existed or empty or exceed max len", (string)again["errmsg"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_card_needs_the_callback_url()
    {
        await using var stage = await Stage.OpenAsync(connect: false);
        Assert.Equal(43012, Stage.Code(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card")));
    }

    [Fact]
    public async Task A_tap_brings_a_new_code_and_the_passive_update_closes_the_card()
    {
        await using var stage = await Stage.OpenAsync();
        var sent = await stage.SendAsync(JsonNode.Parse(Good)!, "template_card");
        var phone = stage.Simulator.Phone("zhangsan");
        var message = Assert.Single(phone.Messages);
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.UpdateButton(received, "已提交"));
        var outcome = await phone.TapAsync(message.Id, "submit", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("update_button", outcome.Reply?.MsgType);
        var tapped = Assert.Single(stage.Bot.Messages);
        Assert.Equal(("template_card_event", "submit", "t-1", "button_interaction"), (tapped["Event"], tapped["EventKey"], tapped["TaskId"], tapped["CardType"]));
        Assert.NotEqual((string)sent["response_code"]!, tapped["ResponseCode"]);
        Assert.Equal("", tapped["MsgId"]);
        Assert.Equal("已提交", Assert.Single(phone.Messages).Card?.ReplacedBy);
        Assert.Equal("the card is closed", (await phone.TapAsync(message.Id, "submit", cancellationToken: TestContext.Current.CancellationToken)).Problem);
        Assert.Equal(60140, Stage.Code(await UpdateAsync(stage, tapped["ResponseCode"])));
    }

    [Fact]
    public async Task A_response_code_changes_the_card_once()
    {
        await using var stage = await Stage.OpenAsync();
        var code = (string)(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card", "zhangsan|chenjing"))["response_code"]!;
        var answer = await UpdateAsync(stage, code, "zhangsan", "Nobody");
        Assert.Equal(["nobody"], answer["invaliduser"]!.AsArray().Select(user => (string)user!));
        Assert.Equal("已过期", stage.Simulator.Phone("zhangsan").Messages[0].Card?.ReplacedBy);
        Assert.Null(stage.Simulator.Phone("chenjing").Messages[0].Card?.ReplacedBy);
        Assert.Equal(60140, Stage.Code(await UpdateAsync(stage, code)));
    }

    [Fact]
    public async Task A_response_code_lives_72_hours_and_survives_a_failed_update()
    {
        await using var stage = await Stage.OpenAsync();
        var code = (string)(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card"))["response_code"]!;
        Assert.Equal(40058, Stage.Code(await stage.CallAsync("message/update_template_card", new { userids = new[] { "zhangsan" }, agentid = 1000002, response_code = code })));
        stage.Clock.Advance(TimeSpan.FromHours(72));
        await stage.SignInAsync();
        Assert.Equal(60140, Stage.Code(await UpdateAsync(stage, code)));
    }

    [Fact]
    public async Task A_whole_card_takes_the_place_of_the_old_one_and_stays_the_same_task()
    {
        await using var stage = await Stage.OpenAsync();
        var code = (string)(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card"))["response_code"]!;
        var phone = stage.Simulator.Phone("zhangsan");
        Assert.Equal(0, Stage.Code(await ReplaceAsync(stage, code, """
            {"card_type":"button_interaction","main_title":{"title":"已接收"},"button_list":[{"text":"办结","key":"close"},{"text":"退回","key":"back"}]}
            """)));
        var card = Assert.Single(phone.Messages).Card!;
        Assert.Equal(("已接收", "t-1", null), (card.Title, card.TaskId, card.ReplacedBy));
        Assert.Equal(["办结", "退回"], card.Buttons.Select(button => button.Text));
        await phone.TapAsync(phone.Messages[0].Id, "close", cancellationToken: TestContext.Current.CancellationToken);
        var tapped = Assert.Single(stage.Bot.Messages);
        Assert.Equal(("close", "t-1"), (tapped["EventKey"], tapped["TaskId"]));
        Assert.Equal("there is no such button", (await phone.TapAsync(phone.Messages[0].Id, "submit", cancellationToken: TestContext.Current.CancellationToken)).Problem);
        Assert.Equal(60140, Stage.Code(await ReplaceAsync(stage, code, Good)));
        Assert.Equal(0, Stage.Code(await ReplaceAsync(stage, tapped["ResponseCode"], """
            {"card_type":"button_interaction","main_title":{"title":"已办结"},"button_list":[{"text":"办结","key":"close"}],"replace_text":"已办结"}
            """)));
        Assert.Equal(("已办结", "已办结"), (phone.Messages[0].Card!.Title, phone.Messages[0].Card!.ReplacedBy));
        Assert.Equal("the card is closed", (await phone.TapAsync(phone.Messages[0].Id, "close", cancellationToken: TestContext.Current.CancellationToken)).Problem);
    }

    [Fact]
    public async Task A_whole_card_is_held_to_the_rules_of_sending_and_leaves_the_code_when_it_breaks_them()
    {
        await using var stage = await Stage.OpenAsync();
        var code = (string)(await stage.SendAsync(JsonNode.Parse(Good)!, "template_card"))["response_code"]!;
        Assert.Equal(42038, Stage.Code(await ReplaceAsync(stage, code, """{"card_type":"button_interaction","main_title":{"title":"一"}}""")));
        Assert.Equal(42045, Stage.Code(await ReplaceAsync(stage, code, """{"card_type":"text_notice","main_title":{"title":"一"}}""")));
        Assert.Equal("请核对", stage.Simulator.Phone("zhangsan").Messages[0].Card!.Title);
        Assert.Equal(0, Stage.Code(await ReplaceAsync(stage, code, """{"card_type":"text_notice","main_title":{"title":"已办结"},"card_action":{"type":1,"url":"https://a.cn"}}""")));
        Assert.Empty(stage.Simulator.Phone("zhangsan").Messages[0].Card!.Buttons);
    }

    [Fact]
    public async Task A_passive_whole_card_changes_the_card_of_the_one_who_tapped()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync(JsonNode.Parse(Good)!, "template_card", "zhangsan|chenjing");
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.UpdateCard(received, """
            <CardType>button_interaction</CardType><MainTitle><Title><![CDATA[已接收]]></Title></MainTitle>
            <HorizontalContentList><KeyName>单位</KeyName><Value>市公安局</Value></HorizontalContentList><HorizontalContentList><KeyName>时限</KeyName><Value>三天</Value></HorizontalContentList>
            <ButtonSelection><QuestionKey>q</QuestionKey><OptionList><Id>a</Id><Text>甲</Text></OptionList><SelectedId>a</SelectedId><Disable>true</Disable></ButtonSelection>
            <ButtonList><Text>办结</Text><Style>2</Style><Key>close</Key></ButtonList>
            """));
        var phone = stage.Simulator.Phone("zhangsan");
        var outcome = await phone.TapAsync(phone.Messages[0].Id, "submit", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("update_template_card", ""), (outcome.Reply?.MsgType, outcome.Problem));
        var card = phone.Messages[0].Card!;
        Assert.Equal(("已接收", "t-1", null), (card.Title, card.TaskId, card.ReplacedBy));
        Assert.Equal(["单位", "时限"], card.Facts.Select(fact => fact.Label));
        Assert.True(card.Selection?.Disabled);
        Assert.Equal(new CardButton("办结", "close", 2, ""), Assert.Single(card.Buttons));
        Assert.Equal("请核对", stage.Simulator.Phone("chenjing").Messages[0].Card!.Title);
    }

    [Fact]
    public async Task A_passive_card_that_breaks_the_rules_changes_nothing_and_leaves_the_code()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.SendAsync(JsonNode.Parse(Good)!, "template_card");
        stage.Bot.Reply = received => Task.FromResult<string?>(stage.Bot.UpdateCard(received, "<CardType>text_notice</CardType><MainTitle><Title>一</Title></MainTitle>"));
        var phone = stage.Simulator.Phone("zhangsan");
        var outcome = await phone.TapAsync(phone.Messages[0].Id, "submit", cancellationToken: TestContext.Current.CancellationToken);
        Assert.StartsWith("reply refused: 42045", outcome.Problem, StringComparison.Ordinal);
        Assert.Equal("请核对", phone.Messages[0].Card!.Title);
        Assert.Equal(0, Stage.Code(await UpdateAsync(stage, stage.Bot.Messages.Single()["ResponseCode"])));
    }

    [Fact]
    public async Task Two_officers_have_cards_of_their_own_with_codes_of_their_own()
    {
        await using var stage = await Stage.OpenAsync();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var user in (string[])["sunwei", "machao"])
        {
            var card = (JsonObject)JsonNode.Parse(Good)!;
            card["task_id"] = $"t-{user}";
            codes[user] = (string)(await stage.SendAsync(card, "template_card", user))["response_code"]!;
        }

        Assert.NotEqual(codes["sunwei"], codes["machao"]);
        var answer = await UpdateAsync(stage, codes["machao"], "sunwei", "machao");
        Assert.Equal(["sunwei"], answer["invaliduser"]!.AsArray().Select(user => (string)user!));
        Assert.Equal("已过期", stage.Simulator.Phone("machao").Messages[0].Card!.ReplacedBy);
        Assert.Null(stage.Simulator.Phone("sunwei").Messages[0].Card!.ReplacedBy);
    }

    [Fact]
    public async Task A_card_is_updated_for_everybody_or_for_a_department()
    {
        await using var stage = await Stage.OpenAsync();
        var codes = new List<string>();
        foreach (var task in (string[])["t-7", "t-8"])
        {
            var card = (JsonObject)JsonNode.Parse(Good)!;
            card["task_id"] = task;
            codes.Add((string)(await stage.SendAsync(card, "template_card", "sunwei|zhoumin"))["response_code"]!);
        }

        Assert.Equal(40058, Stage.Code(await stage.CallAsync("message/update_template_card", new { partyids = new[] { "11" }, agentid = 1000002, response_code = codes[0], button = new { replace_name = "一" } })));
        Assert.Equal(82001, Stage.Code(await stage.CallAsync("message/update_template_card", new { agentid = 1000002, response_code = codes[0], button = new { replace_name = "一" } })));
        Assert.Equal(0, Stage.Code(await stage.CallAsync("message/update_template_card", new { partyids = new[] { 11 }, agentid = 1000002, response_code = codes[0], button = new { replace_name = "一" } })));
        Assert.Equal(0, Stage.Code(await stage.CallAsync("message/update_template_card", new { atall = 1, agentid = 1000002, response_code = codes[1], button = new { replace_name = "二" } })));
        Assert.Equal(["一", "二"], stage.Simulator.Phone("sunwei").Messages.Select(message => message.Card!.ReplacedBy));
        Assert.Equal([null, "二"], stage.Simulator.Phone("zhoumin").Messages.Select(message => message.Card!.ReplacedBy));
    }

    [Theory]
    [InlineData(false, "OptionIds")]
    [InlineData(true, "OpitonIds")]
    public async Task A_selection_is_reported_in_either_spelling(bool old, string element)
    {
        await using var stage = await Stage.OpenAsync(new SimulatorOptions { OldOptionSpelling = old });
        var card = (JsonObject)JsonNode.Parse(Good)!;
        card["button_selection"] = JsonNode.Parse("""{"question_key":"q","title":"类别","option_list":[{"id":"a","text":"甲"},{"id":"b","text":"乙"}]}""");
        await stage.SendAsync(card, "template_card");
        var phone = stage.Simulator.Phone("zhangsan");
        await phone.TapAsync(phone.Messages[0].Id, "submit", ["b"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("b", Assert.Single(stage.Bot.Messages).Xml.Descendants(element).Single().Value);
    }

    private static Task<JsonObject> ReplaceAsync(Stage stage, string code, string card) => stage.CallAsync(
        "message/update_template_card",
        new { userids = new[] { "zhangsan" }, agentid = 1000002, response_code = code, template_card = JsonNode.Parse(card) });

    private static Task<JsonObject> UpdateAsync(Stage stage, string code, params string[] users) => stage.CallAsync(
        "message/update_template_card",
        new { userids = users.Length > 0 ? users : ["zhangsan"], agentid = 1000002, response_code = code, button = new { replace_name = "已过期" } });
}
