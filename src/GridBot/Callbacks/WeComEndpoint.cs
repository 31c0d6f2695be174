// Maps WeCom's callback address: verify, decode, handle, answer.
using System.Buffers;
using System.Text;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Callbacks;

/// <summary>The callback address of WeCom. Bad input gets 400 or 403 at once and one word in the log; a message is answered only after its effects are committed.</summary>
internal sealed class WeComEndpoint(WeComCallback callback, TurnHandler turns, TurnMeter meter, ILogger<WeComEndpoint> logger)
{
    public const string Path = "/wecom/callback";

    private const string Channel = "wecom";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (HttpContext context, WeComEndpoint endpoint) => endpoint.VerifyAsync(context));
        endpoints.MapPost(Path, (HttpContext context, WeComEndpoint endpoint) => endpoint.ReceiveAsync(context));
    }

    private async Task VerifyAsync(HttpContext context)
    {
        var result = callback.VerifyUrl(Query(context));
        if (result is CallbackResult.Echo echo)
        {
            await AnswerAsync(context, "text/plain", echo.Plaintext);
            return;
        }

        Refuse(context, (CallbackResult.Refused)result);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context);
        var result = body is { } bytes ? callback.Decode(Query(context), bytes.Span) : new CallbackResult.Refused(StatusCodes.Status400BadRequest, "size");
        if (result is not CallbackResult.Message message)
        {
            Refuse(context, (CallbackResult.Refused)result);
            return;
        }

        try
        {
            var reply = await turns.HandleAsync(message.Inbound, context.RequestAborted);
            await AnswerAsync(context, "text/xml", callback.EncodeReply(reply, message.Inbound));
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            // Nothing was committed: the platform delivers again.
            CallbackLog.NotHandled(logger, Channel, exception.GetType().Name);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of ours: told with its type and place only, because its message may quote what somebody wrote.
            CallbackLog.Failed(logger, Channel, exception.GetType().Name, exception.StackTrace ?? "");
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The platform has hung up; whether the turn committed or not, its second delivery gets the right answer.
        }
    }

    private static CallbackQuery Query(HttpContext context)
    {
        var query = context.Request.Query;
        return new CallbackQuery(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]);
    }

    /// <summary>The whole body; null when it is larger than a callback may be.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > WeComCallback.MaxBodyBytes)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 1024) + 1);
        while (true)
        {
            var read = await context.Request.Body.ReadAsync(body.GetMemory(), context.RequestAborted);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
            if (body.WrittenCount > WeComCallback.MaxBodyBytes)
            {
                return null;
            }
        }
    }

    private void Refuse(HttpContext context, CallbackResult.Refused refused)
    {
        meter.CallbackRefused(Channel, refused.Reason);
        CallbackLog.Refused(logger, Channel, refused.Reason);
        context.Response.StatusCode = refused.HttpStatus;
    }

    private static async Task AnswerAsync(HttpContext context, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
