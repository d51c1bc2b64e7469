namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// A file that can only be sent once it is whole: written to disk first, so that a slow reader holds no memory and its length is known. Two are made at once; others wait.
/// </summary>
internal static class WholeFile
{
    private const int Buffer = 64 * 1024;

    private static readonly SemaphoreSlim Turns = new(2);

    public static Task SendAsync(HttpContext http, Action<Stream> write) => SendAsync(http, file =>
    {
        write(file);
        return Task.CompletedTask;
    });

    public static async Task SendAsync(HttpContext http, Func<Stream, Task> write)
    {
        var token = http.RequestAborted;
        // Gone with the handle, also where the process is killed.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"healthneeds-{Guid.NewGuid():N}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = Buffer });
        await Turns.WaitAsync(token);
        try
        {
            await write(file);
        }
        finally
        {
            Turns.Release();
        }

        http.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, Buffer, token);
    }
}
