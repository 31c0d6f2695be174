// webhook/send and webhook/upload_media: the group robot.
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>POST webhook/send and webhook/upload_media (page 91770). No token: the key is the secret.</summary>
public sealed class WebhookEndpoints(SimulatorOptions options, MessageRules rules, MessageBoard board, GroupBook groups, QuotaMeter quotas, MediaUpload uploads)
{
    private static readonly string[] Types = ["text", "markdown", "markdown_v2", "image", "news", "file", "voice", "template_card"];
    private static readonly string[] CardTypes = ["text_notice", "news_notice"];

    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("webhook/send", true, ApiBody.Json, false, (call, _) => Task.FromResult(Send(call))),
        new("webhook/upload_media", true, ApiBody.Multipart, false, UploadAsync),
    ];

    private ApiAnswer Send(ApiCall call)
    {
        var (group, refusal) = FindGroup(call);
        if (group is null)
        {
            return refusal!;
        }

        var flavor = new MessageFlavor(Types, options.Limits.RobotTextBytes, options.Limits.RobotMarkdownBytes, false, false, 40058, CardTypes, group.RobotKey);
        var (content, wrong) = rules.Read(call.Body, flavor);
        if (content is null)
        {
            return wrong!;
        }

        if (!quotas.TryTake(($"robot {group.RobotKey}", options.Limits.RobotMessagesPerMinute, TimeSpan.FromMinutes(1))))
        {
            board.NoteThrottled(group.Id);
            return new ApiAnswer.Refusal(45009);
        }

        board.Post(content.InGroup(group.Id));
        return ApiAnswer.Ok();
    }

    private async Task<ApiAnswer> UploadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (group, refusal) = FindGroup(call);
        if (group is null)
        {
            return refusal!;
        }

        return call.Query("type") is "file" or "voice"
            ? await uploads.ReceiveAsync(call, group.RobotKey, cancellationToken)
            : new ApiAnswer.Refusal(40004);
    }

    private (SimulatorGroup? Group, ApiAnswer.Refusal? Refusal) FindGroup(ApiCall call) => groups.ByRobot(call.Query("key")) switch
    {
        null => (null, new ApiAnswer.Refusal(93000)),
        { RobotStopped: true } => (null, new ApiAnswer.Refusal(93004)),
        { } group => (group, null),
    };
}
