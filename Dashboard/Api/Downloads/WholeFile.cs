using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Problems;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// A file that can only be sent once it is whole: written to disk first, so that a slow reader holds neither memory nor a turn and its length is known. Two tables are made
/// at once; others wait, but not for ever.
/// </summary>
internal static class WholeFile
{
    private const int Buffer = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly SemaphoreSlim Turns = new(2);

    public static Task SendAsync(HttpContext http, Action<Stream> write) => SendAsync(http, file =>
    {
        write(file);
        return Task.CompletedTask;
    });

    public static Task SendAsync(HttpContext http, Func<Stream, Task> write) => SendAsync(http, Turns, write);

    /// <param name="turns">One is held while the file is made, and given back before it is sent.</param>
    public static async Task SendAsync(HttpContext http, SemaphoreSlim turns, Func<Stream, Task> write)
    {
        var token = http.RequestAborted;
        if (!await turns.WaitAsync(Patience, token))
        {
            await Refuse(http);
            return;
        }

        FileStream? made = null;
        try
        {
            try
            {
                made = Open();
                await write(made);
            }
            finally
            {
                turns.Release();
            }

            http.Response.ContentLength = made.Length;
            made.Position = 0;
            await made.CopyToAsync(http.Response.Body, Buffer, token);
        }
        finally
        {
            if (made is not null)
                await made.DisposeAsync();
        }
    }

    /// <summary>Gone with the handle. Where a file may lose its name while it is open it does so at once: it is gone even where the process is killed.</summary>
    private static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"healthneeds-{Guid.NewGuid():N}");
        var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = Buffer });
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }

    private static Task Refuse(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Remove(HeaderNames.ContentDisposition);
        headers.Remove(HeaderNames.ETag);
        return new ProblemAnswer(Problem.Of(ProblemKinds.Busy, "Other files were being made all the while.") with { RetryAfter = Patience }).ExecuteAsync(http);
    }
}
