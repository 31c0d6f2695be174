// Maps WeCom's callback address: verify, decode, handle, answer.
using System.Buffers;
using System.Text;
using GridBot.Admission;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Callbacks;

/// <summary>The callback address of WeCom. Bad input gets 400 or 403 at once and one word in the log; a message is answered only after its effects are committed.</summary>
internal sealed class WeComEndpoint(WeComCallback callback, CallbackDoor door, TurnHandler turns, TurnMeter meter, ILogger<WeComEndpoint> logger)
{
    public const string Path = "/wecom/callback";

    private const string Channel = "wecom";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // The platform signs what it sends: none of what guards the pages has anything to say about a callback.
        endpoints.MapGet(Path, (RequestDelegate)(context => context.RequestServices.GetRequiredService<WeComEndpoint>().VerifyAsync(context))).ShortCircuit();
        endpoints.MapPost(Path, (RequestDelegate)(context => context.RequestServices.GetRequiredService<WeComEndpoint>().ReceiveAsync(context))).ShortCircuit();
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
        using var pass = door.Begin(context);
        await ReceiveAsync(context, pass);
    }

    private async Task ReceiveAsync(HttpContext context, CallbackPass pass)
    {
        var (body, shed) = await ReadBodyAsync(context, pass);
        if (shed is not null)
        {
            door.TurnAway(context, Channel, shed);
            return;
        }

        var result = body is { } bytes ? callback.Decode(Query(context), bytes.Span) : new CallbackResult.Refused(StatusCodes.Status400BadRequest, "size");
        if (result is not CallbackResult.Message message)
        {
            Refuse(context, (CallbackResult.Refused)result);
            return;
        }

        if (pass.Enter(message.Inbound) is { } refusal)
        {
            door.TurnAway(context, Channel, refusal);
            return;
        }

        try
        {
            // Waited for no longer than the platform waits: a turn that has not begun by then is dropped.
            var reply = await turns.HandleAsync(message.Inbound, pass.Token).WaitAsync(pass.Token);
            pass.Done();
            await AnswerAsync(context, "text/xml", callback.EncodeReply(reply, message.Inbound));
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            // Nothing was committed: the platform delivers again.
            door.TurnAway(context, Channel, exception is StoreBusyException ? Shed.Busy : Shed.Unavailable);
        }
        catch (OperationCanceledException) when (pass.IsOver)
        {
            // Whether the turn commits after all or not, its second delivery gets the right answer.
            pass.TimedOut();
            door.TurnAway(context, Channel, Shed.TimeOut);
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

    /// <summary>The whole body, null when it is larger than a callback may be; or why the callback is turned away.</summary>
    private static async Task<(ReadOnlyMemory<byte>? Body, string? Shed)> ReadBodyAsync(HttpContext context, CallbackPass pass)
    {
        if (context.Request.ContentLength > WeComCallback.MaxBodyBytes)
        {
            return default;
        }

        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 1024) + 1);
        while (true)
        {
            int read;
            try
            {
                read = await context.Request.Body.ReadAsync(body.GetMemory(), pass.Token);
            }
            catch (OperationCanceledException) when (pass.IsOver)
            {
                return (null, Shed.Slow);
            }

            if (read == 0)
            {
                return (body.WrittenMemory, null);
            }

            body.Advance(read);
            if (body.WrittenCount > WeComCallback.MaxBodyBytes)
            {
                return default;
            }

            if (!pass.TryHold(read))
            {
                return (null, Shed.Bodies);
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
