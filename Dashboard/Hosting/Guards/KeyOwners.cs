using HealthNeeds.Dashboard.Access;
using HealthNeeds.Store.Keys;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>
/// Counts a program with a key by its key, and not with all who share its address. Whether the key may do what it asks for is for the gate, behind the limits; a
/// key that is none is counted by address, however many are tried.
/// </summary>
internal static class KeyOwners
{
    public static IApplicationBuilder UseKeyOwners(this IApplicationBuilder app)
    {
        var ring = app.ApplicationServices.GetRequiredService<ApiKeyRing>();
        return app.Use((http, next) =>
        {
            if (KeyAccess.Given(http.Request) is { } text && Find(ring, text) is { } key)
                http.Features.Set(new LimitedClient(key.Name));
            return next(http);
        });
    }

    private static ApiKey? Find(ApiKeyRing ring, string text)
    {
        try
        {
            return ring.Find(text);
        }
        catch (Exception unread) when (unread is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // The gate says so; here it is nobody's key.
            return null;
        }
    }
}
