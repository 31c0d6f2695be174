// Sessions are stored small, and those stored by earlier programs keep their drafts.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Tests.Sessions;

public sealed class SessionFormatTests
{
    private const string First = """
        {"format":1,"questionNumber":7,"open":{"kind":"Slot","slot":"place"},"draft":{"said":["暖气不热"],"attachments":["a1"],"matter":24,"kind":"fault","candidates":[24],"reasons":[],"values":[],"asked":[],"urgencyRules":[],"urgentSlots":[],"startedAt":"2026-11-22T14:05:00+08:00","updatedAt":"2026-11-22T14:05:00+08:00"},"shelved":{"said":["井盖没了"],"attachments":["a2"],"startedAt":"2026-11-22T10:05:00+08:00","updatedAt":"2026-11-22T10:05:00+08:00"},"introduced":true,"unsent":[]}
        """;

    /// <summary>Everything a session of the second format could hold, as its program wrote it.</summary>
    private const string Second = """
        {"format":2,"questionNumber":9,"open":{"kind":"Slot","slot":"place"},"draft":{"said":["和平路12号3单元\"楼道\"堆满纸箱","还有人抽烟"],"attachments":["a1","a2"],"matter":7,"kind":"hazard","candidates":[7,24],"placement":{"model":"859b685fa3a2","suggestions":[{"matter":7,"probability":0.9312},{"matter":24,"probability":0.05}],"suggested":7,"reasons":["楼道","堆满"],"textLength":17,"by":"Sure","wasRanked":true},"placementTold":"Slot:place","clarified":true,"values":[{"slot":"what","value":"blocked,clutter","shown":"通道堵塞、堆物"},{"slot":"place","value":"和平路12号3单元","shown":"和平路12号3单元","source":"Answered","point":{"latitude":38.914,"longitude":121.6147}},{"slot":"leak","value":"","shown":"","source":"Skipped"}],"asked":["leak","place"],"urgencyRules":["fire"],"urgentSlots":["leak"],"filed":"WG20261122-7K3F","followsUp":true,"dialogVersion":"abcdef123456","told":{"place":"和平路12号3单元","area":"qingniwa"},"compared":"7|和平路12","same":{"number":"WG20261122-AAAA","line":"楼道堆物 和平路12号 14:05 已签收","own":true,"urgent":true,"asked":2},"distinct":true,"queued":true,"together":true,"reminded":true,"startedAt":"2026-11-22T06:05:00.123+00:00","updatedAt":"2026-11-22T06:07:00.123+00:00"},"aside":[{"said":["井盖没了"],"attachments":[],"matter":0,"candidates":[],"values":[],"asked":[],"urgencyRules":[],"urgentSlots":[],"dialogVersion":"","startedAt":"2026-11-22T06:05:00.123+00:00","updatedAt":"2026-11-22T06:05:00.123+00:00"}],"cancelled":{"said":["路灯不亮"],"attachments":[],"candidates":[],"values":[],"asked":[],"urgencyRules":[],"urgentSlots":[],"dialogVersion":"","startedAt":"2026-11-22T06:05:00.123+00:00","updatedAt":"2026-11-22T06:05:00.123+00:00"},"reminder":{"due":"2026-11-22T07:05:00.123+00:00","draftStartedAt":"2026-11-22T06:05:00.123+00:00"},"recent":{"number":"WG20261122-BBBB","matter":24,"kind":"fault","at":"2026-11-22T06:05:00.123+00:00","urgent":true,"loose":["a3"],"placeBefore":{"text":"解放路8号","point":{"latitude":38.9,"longitude":121.6}},"looseAt":"2026-11-22T06:05:00.123+00:00"},"caseTalk":{"number":"WG20261122-CCCC","at":"2026-11-22T06:05:00.123+00:00","asks":"Finish","attachments":["a4"]},"answered":{"number":"WG20261122-DDDD","at":"2026-11-22T06:05:00.123+00:00","attachments":[]},"wordless":{"attachments":["a2"],"at":"2026-11-22T06:05:00.123+00:00","hasPlace":true,"placeBefore":{"slot":"place","value":"x","shown":"x"}},"introduced":true,"homeAsked":true,"misses":2,"answerDue":"2026-11-22T06:05:01.123+00:00","unsent":["照片收到了"]}
        """;

    /// <summary>The same in the present form.</summary>
    private const string Third = """
        {"v":3,"n":9,"q":"Slot:place","d":{"e":"abcdef123456","b":1795327500123000,"n":1795327620123000,"s":["和平路12号3单元\"楼道\"堆满纸箱","还有人抽烟"],"t":["a1","a2"],"m":7,"k":"hazard","c":[7,24],"p":{"m":"859b685fa3a2","s":[7,0.9312,24,0.05],"g":7,"r":["楼道","堆满"],"l":17,"b":"Sure"},"P":"Slot:place","y":1,"v":[["what","blocked,clutter","s","通道堵塞、堆物"],["place","和平路12号3单元","a",null,38.914,121.6147],["leak","","k"]],"a":["leak","place"],"u":["fire"],"U":["leak"],"f":"WG20261122-7K3F","F":1,"g":["和平路12号3单元","qingniwa"],"o":"7|和平路12","x":{"n":"WG20261122-AAAA","l":"楼道堆物 和平路12号 14:05 已签收","o":1,"u":1,"a":2},"D":1,"q":1,"w":1,"r":1},"a":[{"b":1795327500123000,"n":1795327500123000,"s":["井盖没了"],"m":0}],"c":{"b":1795327500123000,"n":1795327500123000,"s":["路灯不亮"]},"r":[1795331100123000,1795327500123000],"f":{"n":"WG20261122-BBBB","m":24,"k":"fault","t":1795327500123000,"u":1,"l":["a3"],"p":["解放路8号",38.9,121.6],"a":1795327500123000},"t":{"n":"WG20261122-CCCC","t":1795327500123000,"a":"Finish","p":["a4"]},"s":{"n":"WG20261122-DDDD","t":1795327500123000},"w":{"p":["a2"],"t":1795327500123000,"h":1,"b":["place","x","s"]},"i":1,"h":1,"m":2,"u":1795327501123000,"l":["照片收到了"]}
        """;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void A_session_of_the_first_format_keeps_its_draft_and_the_one_set_aside()
    {
        var session = SessionJson.Read(First);
        Assert.Equal(["暖气不热"], session.Draft!.Said);
        Assert.Equal(["井盖没了"], Assert.Single(session.Aside).Said);
        Assert.Equal(7, session.QuestionNumber);
        AssertSurvives(SessionJson.Read(SessionJson.Write(session)));
    }

    [Fact]
    public void A_draft_of_the_first_format_is_taken_up_and_filed()
    {
        var session = SessionJson.Read(First);
        var result = RealDialogs.Engine.Advance(new TurnInput { Session = session, Activity = Activity.Says("继续"), Now = session.Draft!.UpdatedAt.AddMinutes(1), Person = "person", Role = Role.Worker });
        Assert.Equal(["暖气不热"], result.Session.Draft!.Said);
    }

    [Fact]
    public void A_session_of_the_first_format_without_a_draft_set_aside_has_none()
        => Assert.Empty(SessionJson.Read("""{"format":1,"open":{"kind":"None"},"introduced":true}""").Aside);

    [Fact]
    public void A_session_of_the_second_format_keeps_all_it_held()
    {
        var session = SessionJson.Read(Second);
        Assert.Equal(Third, SessionJson.Write(session));
        AssertEqual(SessionJson.Read(Third), session);
    }

    [Fact]
    public void The_present_form_is_much_shorter_than_the_one_before()
        => Assert.True(Encoding.UTF8.GetByteCount(Third) < 0.6 * Encoding.UTF8.GetByteCount(Second));

    [Fact]
    public void Everything_a_session_can_hold_stands_in_the_sample()
    {
        // A property that is added and not stored would be found here: nothing of the sample may be at its default.
        var session = SessionJson.Read(Third);
        // What came since the second form stands in the random sessions below.
        AssertFilled(session with { PassesOverUntil = DateTimeOffset.UnixEpoch, Shown = "2026-11", Junk = 1 });
        AssertFilled(session.Draft! with { HasContact = true });
        AssertFilled(session.Draft!.Placement!);
        AssertFilled(session.Draft.Same!);
        AssertFilled(session.Recent!);
        AssertFilled(session.CaseTalk!);
        AssertFilled(session.Wordless!);
    }

    [Theory]
    [InlineData("""{"format":99}""")]
    [InlineData("""{"v":4,"n":7,"i":1}""")]
    [InlineData("""{"v":3,"q":"Nonsense:place","n":7}""")]
    [InlineData("""{"v":3,"q":"4","n":7}""")]
    [InlineData("""{"v":3,"n":"7"}""")]
    [InlineData("""{"v":3,"n":7""")]
    [InlineData("""{"v":3,"d":[],"n":7}""")]
    [InlineData("""{"v":3,"d":{"v":[["place","x","?"]]},"n":7}""")]
    [InlineData("""{"v":3,"u":9223372036854775807,"n":7}""")]
    [InlineData("""{"v":3,"r":[1,2,3],"n":7}""")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_cannot_be_read_is_a_new_session(string state)
        => Assert.Equal(SessionJson.Write(Session.New), SessionJson.Write(SessionJson.Read(state)));

    [Fact]
    public void Names_that_a_later_program_added_are_passed_over()
    {
        var session = SessionJson.Read("""{"v":3,"z":{"a":[1,{"b":2}]},"n":7,"long name":"x","d":{"Z":[[]],"s":["井盖没了"],"p":{"z":0,"m":"model"},"x":{"z":1,"n":"WG"}},"f":{"z":1,"n":"WG"},"t":{"z":1,"n":"WG"},"w":{"z":1,"t":1}}""");
        Assert.Equal(7, session.QuestionNumber);
        Assert.Equal("井盖没了", Assert.Single(session.Draft!.Said));
        Assert.Equal("model", session.Draft.Placement!.Model);
        Assert.Equal(("WG", "WG", "WG"), (session.Draft.Same!.Number, session.Recent!.Number, session.CaseTalk!.Number));
        Assert.NotNull(session.Wordless);
    }

    [Fact]
    public void A_new_session_is_stored_as_its_version_alone() => Assert.Equal("""{"v":3}""", SessionJson.Write(Session.New));

    [Property(MaxTest = 300)]
    public Property Any_session_comes_back_as_it_was_stored() => Prop.ForAll(AnySession().ToArbitrary(), AssertSurvives);

    private static Gen<Session> AnySession() =>
        from texts in AnyTexts()
        from text in AnyText()
        from time in AnyTime()
        from number in Gen.Choose(0, int.MaxValue)
        from kind in Gen.Elements(Enum.GetValues<QuestionKind>())
        from drafts in AnyDraft().ListOf(3)
        from action in Gen.Elements(Enum.GetValues<CaseAction>())
        from at in Gen.Choose(0, 3)
        from flag in Gen.Elements(true, false)
        select new Session
        {
            QuestionNumber = number,
            Open = new OpenQuestion(kind, text),
            Draft = at > 0 ? drafts[0] : null,
            Aside = [.. drafts.Skip(1).Take(at)],
            Cancelled = flag ? drafts[2] : null,
            Reminder = at > 1 ? new Reminder(time, time.AddDays(-1)) : null,
            Recent = at > 2 ? new RecentReport(text, number, text, time) { Urgent = flag, Loose = texts, PlaceBefore = flag ? new Place(text, at > 1 ? new GeoPoint(number / 1e8, -0.1) : null) : null, LooseAt = flag ? time : null } : null,
            CaseTalk = flag ? new CaseTalk(text, time) { Asks = at > 0 ? action : null, Attachments = texts } : null,
            Answered = at == 0 ? new CaseTalk(text, time) : null,
            Wordless = flag ? new Wordless(texts, time) { HasPlace = at > 1, PlaceBefore = at > 2 ? drafts[1].Values.Count > 0 ? drafts[1].Values[0] : null : null } : null,
            PassesOverUntil = at > 1 ? time : null,
            Introduced = flag,
            HomeAsked = at > 1,
            Shown = text,
            Junk = at,
            Misses = at,
            AnswerDue = flag ? time : null,
            Unsent = texts,
        };

    private static Gen<Draft> AnyDraft() =>
        from texts in AnyTexts()
        from text in AnyText()
        from time in AnyTime()
        from chosen in Gen.Elements(Enum.GetValues<PlacedBy>())
        from source in Gen.Elements(Enum.GetValues<SlotSource>())
        from points in Gen.Choose(-180_000_000, 180_000_000).ListOf(4)
        from at in Gen.Choose(0, 3)
        from flag in Gen.Elements(true, false)
        select new Draft
        {
            Said = texts,
            Attachments = [.. texts.Take(at)],
            Matter = at > 0 ? at - 1 : null,
            Kind = at > 1 && text.Length > 0 ? text : null,
            Candidates = [.. points.Take(at)],
            Placement = flag ? new Placement { Model = text, Suggestions = [.. points.Take(at).Select(point => new Suggestion(at, point / 1e9))], Suggested = at, Reasons = texts, TextLength = at, By = chosen } : null,
            PlacementTold = text.Length > 0 && flag ? text : null,
            Clarified = flag,
            Values = [.. texts.Select((value, number) => new SlotValue($"slot-{number}", value, number % 2 == 0 ? value : text, source, (number + at) % 3 == 0 ? new GeoPoint(points[0] / 1e6, points[1] / 1e6) : null))],
            Asked = texts,
            UrgencyRules = [.. texts.Take(1)],
            UrgentSlots = [.. texts.Take(2)],
            Filed = at == 3 && text.Length > 0 ? text : null,
            FollowsUp = at == 3,
            DialogVersion = text,
            Told = flag ? new ToldArea(text, "") : null,
            Compared = at > 1 && text.Length > 0 ? text : null,
            Same = at > 2 ? new SameCase(text, text, flag, !flag, at) : null,
            Distinct = at > 2,
            Queued = flag,
            Together = at > 1,
            Reminded = !flag,
            HasContact = flag,
            StartedAt = time,
            UpdatedAt = time.AddSeconds(at),
        };

    private static Gen<string> AnyText() =>
        Gen.Elements("", "a", "和平路12号", "\"", "\\", "\n\t\u0001", "<@all>&'+", "\U0001F44D", "{}", "Slot:place:2", "null", new string('长', 900));

    private static Gen<List<string>> AnyTexts() => Gen.Choose(0, 4).SelectMany(count => AnyText().ListOf(count)).Select(texts => texts.ToList());

    private static Gen<DateTimeOffset> AnyTime() => Gen.Choose(0, int.MaxValue).Select(number => DateTimeOffset.UnixEpoch.AddMicroseconds(number * 999_983L));

    private static void AssertSurvives(Session session) => AssertEqual(session, SessionJson.Read(SessionJson.Write(session)));

    private static void AssertEqual(Session expected, Session actual) => Assert.Equal(JsonSerializer.Serialize(expected, Plain), JsonSerializer.Serialize(actual, Plain));

    private static void AssertFilled(object whole)
    {
        foreach (var property in whole.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var value = property.GetValue(whole);
            Assert.False(value is null or false or 0 or "" or System.Collections.ICollection { Count: 0 }, property.Name);
        }
    }
}
