/* Sends many files in small groups and shows how far it is. Without this script the form sends them together. */

const form = document.querySelector("[data-upload]");

if (form) {
    const outcomes = document.querySelector("[data-outcomes]");
    const list = outcomes.querySelector("[data-outcome-list]");
    const line = outcomes.querySelector("[data-progress-line]");
    const label = outcomes.querySelector("[data-progress-label]");
    const bar = outcomes.querySelector("progress");
    const input = form.querySelector("input[type=file]");
    const group = Number(form.dataset.group);
    const groupBytes = Number(form.dataset.groupBytes);

    const groups = (files) => {
        const made = [];
        let bytes = 0;
        for (const file of files) {
            const open = made.at(-1);
            if (open && open.length < group && bytes + file.size <= groupBytes) {
                open.push(file);
                bytes += file.size;
            } else {
                made.push([file]);
                bytes = file.size;
            }
        }
        return made;
    };

    const show = ({ name, message, address }) => {
        const item = document.createElement("li");
        const named = document.createElement("bdi");
        named.textContent = name;
        if (address) {
            const link = document.createElement("a");
            link.href = address;
            link.append(named);
            item.append(link);
        } else {
            item.className = "c-draft-refused";
            item.append(named);
        }
        item.append(`: ${message}`);
        list.append(item);
    };

    const tell = (done, total) => {
        bar.max = total;
        bar.value = done;
        label.textContent = form.dataset.progress.replace("{done}", done).replace("{total}", total);
    };

    const send = async (files) => {
        const data = new FormData(form);
        data.delete(input.name);
        files.forEach((file) => data.append(input.name, file));
        try {
            const answer = await fetch(form.action, {
                method: "POST",
                body: data,
                headers: { Accept: "application/json" },
            });
            const said = await answer.json();
            return said.outcomes ?? files.map((file) => ({ name: file.name, message: said.errors.join(" "), address: "" }));
        } catch {
            return files.map((file) => ({ name: file.name, message: form.dataset.failed, address: "" }));
        }
    };

    form.addEventListener("submit", async (event) => {
        const files = [...input.files];
        const parts = groups(files);
        if (parts.length <= 1) {
            return;
        }
        event.preventDefault();
        const button = form.querySelector("[type=submit]");
        button.disabled = true;
        list.replaceChildren();
        outcomes.hidden = false;
        line.hidden = false;
        label.setAttribute("role", "status");
        outcomes.querySelector("h2").focus();
        let done = 0;
        tell(done, files.length);
        for (const part of parts) {
            (await send(part)).forEach(show);
            done += part.length;
            tell(done, files.length);
        }
        button.disabled = false;
        input.value = "";
    });
}
