using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>An answer is a function of the release, the region and outlines it is shown with, the address and this build: the tag is made of those.</summary>
internal static class EntityTags
{
    private static readonly Guid Build = typeof(EntityTags).Module.ModuleVersionId;

    /// <summary>Weak, because the same answer may travel compressed or plain.</summary>
    /// <param name="shown">Names the region and its outlines.</param>
    public static EntityTagHeaderValue Of(string release, DateTimeOffset published, string shown, HttpRequest request)
    {
        var text = $"{Build}|{published.UtcTicks}|{shown}|{request.Path}|{request.QueryString}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
        return new EntityTagHeaderValue($"\"{release}-{hash}\"", isWeak: true);
    }

    public static bool IsHeld(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(held => held.Tag == "*" || held.Compare(tag, useStrongComparison: false));
}
