// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What a host demands of a board before it talks to it, and of an image before it loads it.</summary>
internal static class IdentityRules
{
    public static void CheckBoard(BoardIdentity board, string where)
    {
        if (board.Magic != Magic.Board)
            throw new NeuroCoreException(
                $"What answers on {where} is no NeuroCore board (its first word is 0x{board.Magic:x4}, not 0x{Magic.Board:x4}): check that this is its port.");
        CheckVersion("link protocol", board.ProtocolVersion, Versions.Protocol, where);
        CheckVersion("hardware", board.HardwareVersion, Versions.Hardware, where);
        if (board.Configuration is not { } known || board.Fits(known))
            return;
        if (!board.HasSizesOf(known))
            throw new NeuroCoreException(
                $"The board on {where} calls itself '{known.Name}' but has {board.Shape}, where hdl/configurations.yaml now says {BoardIdentity.ShapeOf(known)}: build and load its bitstream again.");
        throw new NeuroCoreException(
            $"The board on {where} calls itself '{known.Name}' but has the features {board.Capabilities}, where hdl/configurations.yaml now says {known.Capabilities}: build and load its bitstream again.");
    }

    public static void CheckImage(RegisterImage image, BoardIdentity board, string where)
    {
        if (!board.HasSizesOf(image.Target))
            throw new NeuroCoreException(
                $"The image '{image.Metadata.Name}' was made for '{image.Target.Name}' ({BoardIdentity.ShapeOf(image.Target)}), but the board on {where} is '{board.BuildName}' ({board.Shape}): compile the network for that build.");
        var missing = image.Needs & ~board.Capabilities;
        if (missing != 0)
            throw new NeuroCoreException(
                $"The image '{image.Metadata.Name}' needs {missing}, which the board on {where} ('{board.BuildName}') does not have: load a bitstream that has it.");
        if (!board.Fits(image.Target))
            throw new NeuroCoreException(
                $"The image '{image.Metadata.Name}' was made for '{image.Target.Name}' with the features {image.Target.Capabilities}, but the board on {where} ('{board.BuildName}') has {board.Capabilities}: compile the network for that build.");
    }

    private static void CheckVersion(string what, int theirs, int ours, string where)
    {
        if (theirs == ours)
            return;
        throw new NeuroCoreException(theirs > ours
            ? $"The board on {where} speaks version {theirs} of the {what}, this program only {ours}: use a newer version of this program."
            : $"The board on {where} speaks version {theirs} of the {what}, this program {ours}: build and load a bitstream of this program's version.");
    }
}
