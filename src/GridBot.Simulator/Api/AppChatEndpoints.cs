// appchat/create and appchat/send: group chats the application makes and writes to.
using System.Text.Json.Nodes;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>POST appchat/create (90245) and appchat/send (90248).</summary>
public sealed class AppChatEndpoints(
    SimulatorOptions options, MessageRules rules, MessageBoard board, GroupBook groups, QuotaMeter quotas, SeededDraw draw)
{
    private const int NameCharacters = 50;
    private const int MinMembers = 2;
    private const int MaxMembers = 2000;
    private const int ChatIdCharacters = 32;
    private static readonly string[] Types = ["text", "markdown", "image", "voice", "video", "file", "textcard", "news"];

    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("appchat/create", true, ApiBody.Json, true, (call, _) => Task.FromResult(Create(call.Body))),
        new("appchat/send", true, ApiBody.Json, true, (call, _) => Task.FromResult(Send(call.Body))),
    ];

    private ApiAnswer Create(JsonObject body)
    {
        if (ApiCall.Texts(body, "userlist") is not { Count: >= MinMembers and <= MaxMembers } members
            || members.Any(id => !options.Users.Any(user => user.Visible && string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase))))
        {
            return new ApiAnswer.Refusal(86216);
        }

        var chatId = ApiCall.Text(body, "chatid") ?? "";
        if (chatId.Length > ChatIdCharacters || !chatId.All(char.IsAsciiLetterOrDigit))
        {
            return new ApiAnswer.Refusal(86001);
        }

        if (!quotas.TryTake(("chats", options.Limits.ChatsPerDay, TimeSpan.FromDays(1))))
        {
            return new ApiAnswer.Refusal(45009);
        }

        chatId = chatId.Length > 0 ? chatId : draw.Word(ChatIdCharacters);
        var name = ApiCall.Text(body, "name") is { Length: > 0 } given ? given[..Math.Min(given.Length, NameCharacters)] : "群聊";
        return groups.TryAdd(new GroupChat(chatId, chatId, name, members))
            ? ApiAnswer.Ok(("chatid", chatId))
            : new ApiAnswer.Refusal(86215);
    }

    private ApiAnswer Send(JsonObject body)
    {
        var chatId = ApiCall.Text(body, "chatid") ?? "";
        if (groups.ByChat(chatId) is not { } chat)
        {
            return new ApiAnswer.Refusal(chatId.Length == 0 ? 86001 : 40050);
        }

        var limits = options.Limits;
        var flavor = new MessageFlavor(Types, limits.TextBytes, limits.MarkdownBytes, !options.RefuseLongText, options.CutLongMarkdown, 45002, null, "");
        var (content, refusal) = rules.Read(body, flavor);
        if (content is null)
        {
            return refusal!;
        }

        for (var i = 0; i < chat.Members.Count; i++)
        {
            if (!quotas.TryTake(("chat persons", limits.ChatPersonMessagesPerMinute, TimeSpan.FromMinutes(1))))
            {
                return new ApiAnswer.Refusal(45009);
            }
        }

        var surplus = chat.Members.Where(member => !quotas.TryTake(
            ($"chat member {member}", limits.ChatMessagesPerMemberMinute, TimeSpan.FromMinutes(1)),
            ($"chat member {member}", limits.ChatMessagesPerMemberDay, TimeSpan.FromDays(1)))).ToList();
        surplus.ForEach(board.NoteDropped);
        if (surplus.Count < chat.Members.Count)
        {
            board.Post(content.InGroup(chat.GroupId));
        }

        return ApiAnswer.Ok();
    }
}
