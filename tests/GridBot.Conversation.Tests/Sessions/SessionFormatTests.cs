// Sessions stored by earlier programs keep their drafts.
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Tests.Sessions;

public sealed class SessionFormatTests
{
    private const string First = """
        {"format":1,"questionNumber":7,"open":{"kind":"Slot","slot":"place"},"draft":{"said":["暖气不热"],"attachments":["a1"],"matter":24,"kind":"fault","candidates":[24],"reasons":[],"values":[],"asked":[],"urgencyRules":[],"urgentSlots":[],"startedAt":"2026-11-22T14:05:00+08:00","updatedAt":"2026-11-22T14:05:00+08:00"},"shelved":{"said":["井盖没了"],"attachments":["a2"],"startedAt":"2026-11-22T10:05:00+08:00","updatedAt":"2026-11-22T10:05:00+08:00"},"introduced":true,"unsent":[]}
        """;

    [Fact]
    public void A_session_of_the_first_format_keeps_its_draft_and_the_one_set_aside()
    {
        var session = SessionJson.Read(First);
        Assert.Equal(Session.CurrentFormat, session.Format);
        Assert.Equal(["暖气不热"], session.Draft!.Said);
        Assert.Equal(["井盖没了"], Assert.Single(session.Aside).Said);
        Assert.Null(session.Shelved);
        Assert.Equal(7, session.QuestionNumber);
        var written = SessionJson.Write(session);
        Assert.DoesNotContain("shelved", written, StringComparison.Ordinal);
        Assert.Equal(written, SessionJson.Write(SessionJson.Read(written)));
    }

    [Fact]
    public void A_session_of_the_first_format_without_a_draft_set_aside_has_none()
        => Assert.Empty(SessionJson.Read("""{"format":1,"open":{"kind":"None"},"introduced":true}""").Aside);

    [Theory]
    [InlineData("""{"format":99}""")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("")]
    public void What_cannot_be_read_is_a_new_session(string state)
        => Assert.Equal(SessionJson.Write(Session.New), SessionJson.Write(SessionJson.Read(state)));
}
