// A process of its own that loads the storage: to be killed by a test, or to be measured.
using GridBot.Storage.Load;

return args switch
{
    ["hammer", var file] => await Hammer.RunAsync(file),
    ["measure", var file] => await Measurement.RunAsync(file, callers: 16, seconds: 10),
    ["measure", var file, var callers, var seconds] => await Measurement.RunAsync(file, int.Parse(callers), int.Parse(seconds)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: hammer FILE | measure FILE [CALLERS SECONDS]");
    return 2;
}
