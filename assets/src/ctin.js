// What scripts add to the pages. Every task works without them: each file
// holds one behaviour and exports one function that finds its own elements.
import { focusNotice } from "./notice.js";
import { closeMenus } from "./menu.js";
import { guardForms } from "./guard.js";
import { keepTableRoles } from "./table.js";
import { searchPerimeters } from "./perimeter.js";
import { followChanges } from "./live.js";
import { keepOffline } from "./offline.js";
import { orderItems } from "./order.js";

focusNotice(document);
closeMenus(document);
guardForms(document, window);
keepTableRoles(document);
searchPerimeters(document);
followChanges(document, window);
keepOffline(document, window);
orderItems(document, window);
