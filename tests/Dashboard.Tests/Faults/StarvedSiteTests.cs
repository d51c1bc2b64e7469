using System.Net.Sockets;

namespace HealthNeeds.Dashboard.Tests.Faults;

/// <summary>The dashboard, a real process with few file handles, and more connections than those, of which none says anything.</summary>
[Trait("Speed", "Slow")]
public sealed class StarvedSiteTests : IDisposable
{
    private const int Handles = 700;
    private const int Silent = 900;

    private readonly string directory = Directory.CreateTempSubdirectory("starved-site-").FullName;
    private readonly List<Socket> sockets = [];

    public void Dispose()
    {
        sockets.ForEach(s => s.Dispose());
        Directory.Delete(directory, recursive: true);
    }

    [SiteProcessFact]
    public async Task Site_WithMoreConnectionsThanHandles_KeepsHandlesForItsFiles_AndTakesTheNextRelease()
    {
        MadeReleases.First.PutInto(directory);
        using var site = await SiteProcess.StartAsync(directory, handles: Handles);
        for (var i = 0; i < Silent; i++)
        {
            sockets.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));
            await ConnectAsync(sockets[^1], site);
        }

        // Those beyond the limit are closed by the site; what it keeps leaves it handles for what it reads.
        await Waiting.Until(() => Task.FromResult(site.Handles < Handles - 50 && sockets.Count(HasBeenClosed) > Silent / 2));
        var second = MadeReleases.Second.PutInto(directory);
        sockets.ForEach(s => s.Dispose());
        await Waiting.Until(async () => await ServesAsync(site, second.Id));
        site.HasEnded.Should().BeFalse();
        (await site.Client.GetAsync("/areas/E01007317")).IsSuccessStatusCode.Should().BeTrue();
    }

    /// <summary>The site may close a connection beyond its limit while it is still being made.</summary>
    private static async Task ConnectAsync(Socket socket, SiteProcess site)
    {
        try
        {
            await socket.ConnectAsync("127.0.0.1", site.Client.BaseAddress!.Port);
        }
        catch (SocketException closed) when (closed.SocketErrorCode is SocketError.ConnectionReset)
        {
            socket.Close();
        }
    }

    private static bool HasBeenClosed(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>While connections are at their limit a reader's own is closed too.</summary>
    private static async Task<bool> ServesAsync(SiteProcess site, string release)
    {
        try
        {
            return await site.ServedAsync() == release;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
